"""nginx as the guide sets it up: the files of ``deploy/nginx``, on ports and with a certificate
of the test's own."""

from __future__ import annotations

import datetime
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

FILES = Path(__file__).parents[1] / "deploy" / "nginx"
HOST = "localhost"
MAIN = """\
daemon off;
user {user};
pid {here}/nginx.pid;
error_log {here}/error.log warn;
worker_processes 1;
events {{ worker_connections 4096; }}
http {{
    client_body_temp_path {here}/body;
    proxy_temp_path {here}/proxy;
    fastcgi_temp_path {here}/fastcgi;
    uwsgi_temp_path {here}/uwsgi;
    scgi_temp_path {here}/scgi;
    include {here}/lidera.conf;
}}
"""


@dataclass(frozen=True)
class Proxy:
    """A running nginx: `address` is what browsers use, `plain` the port without TLS."""

    address: str
    plain: int
    authority: Path
    folder: Path

    def log(self) -> str:
        """What was logged of the requests."""
        return (self.folder / "access.log").read_text("utf-8")


def free_ports(count: int) -> list[int]:
    """Ports of loopback that nobody listens on."""
    probes = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [probe.getsockname()[1] for probe in probes]
    for probe in probes:
        probe.close()
    return ports


@contextmanager
def nginx(
    folder: Path, secure: int, servers: Sequence[int], lives: Sequence[int] = (), tls: bool = True
) -> Iterator[Proxy]:
    """nginx on the port `secure` in front of servers at these ports, gone with the block.

    Without `tls` that port speaks HTTP, for a crowd of bots that should not have to encrypt.
    """
    program = shutil.which("nginx") or "/usr/sbin/nginx"
    (plain,) = free_ports(1)
    folder.mkdir(parents=True, exist_ok=True)
    authority = _certificate(folder)
    for file in FILES.glob("*.conf"):
        _fitted(file, folder, plain, secure, servers, lives, tls)
    (folder / "nginx.conf").write_text(MAIN.format(here=folder, user="root"), "utf-8")
    words = [program, "-p", str(folder), "-c", str(folder / "nginx.conf"), "-e", "stderr"]
    subprocess.run([*words, "-t", "-q"], check=True)
    process = subprocess.Popen(words, stderr=subprocess.DEVNULL)
    try:
        _answers(secure, process)
        yield Proxy(f"https://{HOST}:{secure}", plain, authority, folder)
    finally:
        process.terminate()
        process.wait(20)


def _fitted(
    file: Path, folder: Path, plain: int, secure: int, servers: Sequence[int],
    lives: Sequence[int], tls: bool,
) -> None:  # fmt: skip
    text = file.read_text("utf-8")
    placed = {
        "/var/log/nginx/lidera.log": f"{folder}/access.log",
        "/etc/ssl/lidera": str(folder),
        "lidera.example": HOST,
        "listen 80;": f"listen 127.0.0.1:{plain};",
        "listen 443 ": f"listen 127.0.0.1:{secure} ",
        **({} if tls else {" ssl http2;": ";"}),
        "127.0.0.1:8400": f"127.0.0.1:{servers[0]}",
        "127.0.0.1:8410": f"127.0.0.1:{servers[-1]}",
        "proxy_set_header Host $host;": "proxy_set_header Host $http_host;",  # ports are no 443
        **{f"127.0.0.1:84{i}1": f"127.0.0.1:{port}" for i, port in enumerate(lives)},
    }
    for guide, here in placed.items():
        text = text.replace(guide, here)
    extra = "".join(f"    server 127.0.0.1:{port} max_fails=0;\n" for port in servers[1:-1])
    text = text.replace("    keepalive 64;", f"{extra}    keepalive 64;")
    (folder / file.name).write_text(text, "utf-8")


def _answers(port: int, process: subprocess.Popen[bytes]) -> None:
    for _ in range(300):
        assert process.poll() is None, "nginx ended"
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            time.sleep(0.1)
    raise AssertionError("nginx does not listen")


def _certificate(folder: Path) -> Path:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, HOST)])
    now = datetime.datetime.now(datetime.UTC)
    names = [x509.DNSName(HOST), x509.DNSName(f"*.{HOST}")]
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=2))
        .add_extension(x509.SubjectAlternativeName(names), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    pem, plain = serialization.Encoding.PEM, serialization.NoEncryption()
    (folder / "fullchain.pem").write_bytes(made.public_bytes(pem))
    secret = key.private_bytes(pem, serialization.PrivateFormat.PKCS8, plain)
    (folder / "privkey.pem").write_bytes(secret)
    return folder / "fullchain.pem"
