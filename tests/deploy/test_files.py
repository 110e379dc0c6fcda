"""What is written for systemd, compose and Kubernetes is what those programs take."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import kubernetes_validate
import pytest
import yaml

from lidera_nb import settings
from tests.nginxproxy import FILES

ROOT = Path(__file__).resolve().parents[2]
DEPLOY = ROOT / "deploy"
KNOWN = set(re.findall(r'"(LIDERA_[A-Z_]+)"', Path(settings.__file__).read_text("utf-8")))
KUBERNETES = "1.33"


def known(names: set[str]) -> None:
    assert {name for name in names if name.startswith("LIDERA_")} <= KNOWN


@pytest.mark.parametrize("unit", ["lidera.service", "lidera@.service", "lidera.target"])
def test_systemd_takes_the_units(unit: str, tmp_path: Path) -> None:
    """systemd's own check, with a program that is there in the place of ours."""
    program = shutil.which("systemd-analyze")
    assert program, "install the package systemd, or run make test"
    text = (DEPLOY / "systemd" / unit).read_text("utf-8")
    text = text.replace("/srv/lidera/.venv/bin/lidera serve", "/bin/true")
    there = tmp_path / unit.replace("@", "@1")
    there.write_text(text, "utf-8")
    done = subprocess.run(
        [program, "verify", "--man=no", str(there)], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_the_two_units_differ_in_their_settings_alone() -> None:
    one, many = ((DEPLOY / "systemd" / name).read_text("utf-8").splitlines()
                 for name in ("lidera.service", "lidera@.service"))  # fmt: skip
    walls = [line for line in one if "=" in line and not line.startswith("#")]
    other = set(walls) - set(many)
    assert {line.split("=")[0] for line in other} <= {"Description", "After", "WantedBy"}


def test_the_environment_files_name_settings_that_there_are() -> None:
    for file in (DEPLOY / "systemd").glob("*.env"):
        known(set(re.findall(r"^#?([A-Z_]+)=", file.read_text("utf-8"), re.MULTILINE)))


def test_kubernetes_takes_the_manifests() -> None:
    folder = DEPLOY / "kubernetes"
    listed = yaml.safe_load((folder / "kustomization.yaml").read_text("utf-8"))["resources"]
    assert {path.name for path in folder.glob("*.yaml")} == {*listed, "kustomization.yaml"}
    found = []
    for name in listed:
        for made in yaml.safe_load_all((folder / name).read_text("utf-8")):
            kubernetes_validate.validate(made, KUBERNETES, strict=True)
            found.append(made)
    (servers,) = [made for made in found if made["kind"] == "StatefulSet"]
    (container,) = servers["spec"]["template"]["spec"]["containers"]
    (shared,) = [made for made in found if made["kind"] == "ConfigMap"]
    known({entry["name"] for entry in container["env"]} | set(shared["data"]))
    services = {made["metadata"]["name"] for made in found if made["kind"] == "Service"}
    (ingress,) = [made for made in found if made["kind"] == "Ingress"]
    for rule in ingress["spec"]["rules"]:
        for path in rule["http"]["paths"]:
            assert path["backend"]["service"]["name"] in services


def test_the_compose_file_holds_together() -> None:
    folder = DEPLOY / "compose"
    raw = (folder / "compose.yaml").read_text("utf-8")
    made = yaml.safe_load(raw)
    asked = set(re.findall(r"\$\{([A-Z_]+)", raw))
    given = set(re.findall(r"^([A-Z_]+)=", (folder / "example.env").read_text("utf-8"), re.M))
    assert asked == given
    for service in made["services"].values():
        assert set(service.get("depends_on", ())) <= set(made["services"])
        assert set(service["networks"]) <= set(made["networks"])
        for place in service.get("volumes", ()):
            source = re.sub(r"^\$\{[^}]*\}", "given", place).split(":")[0]
            assert source == "given" or source in made["volumes"] or (folder / source).exists()
        if "build" in service:
            known(set(service["environment"]))
            assert (folder / service["build"]["context"] / "pyproject.toml").exists()
            assert (folder / service["build"]["context"] / service["build"]["dockerfile"]).exists()


def test_the_image_copies_what_there_is() -> None:
    copied = re.findall(r"^COPY (?!--)(.+)$", (DEPLOY / "compose" / "Dockerfile").read_text(), re.M)
    for line in copied:
        for source in line.split()[:-1]:
            assert (ROOT / source).exists(), source


def test_composes_nginx_says_what_the_guides_says() -> None:
    template = (DEPLOY / "compose" / "nginx.conf.template").read_text("utf-8")
    guide = (FILES / "lidera.conf").read_text("utf-8")
    for line in ("zone servers 128k;", "least_conn;", ":8400 max_fails=0;",
                 "include lidera-tls.conf;", "include lidera-proxy.conf;", "/metrics",
                 "proxy_next_upstream error timeout http_502 http_503 http_504;"):  # fmt: skip
        assert line in template
        assert line in guide
