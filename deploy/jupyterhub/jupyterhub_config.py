"""JupyterHub for staff: a JupyterLab of their own for authors and evaluators.

Participants need none of this: their pages are LIDERA's. Staff get what `lidera lab` gives on
one's own computer (course, evaluation notebooks, assignments, the warm kernel), each as a user of
the system, so that what one of them may read is decided by the files' owners and groups. Journal
and keys belong to the server's user: no notebook reaches them. Evaluators read data packages.

What is set by the environment: LIDERA_HUB_URL (the address browsers use), LIDERA_STAFF (a file
with one name a line, "name admin" for administrators), and for single sign-on OIDC_ISSUER,
OIDC_CLIENT_ID, OIDC_CLIENT_SECRET and OIDC_CALLBACK; without them people log in as users of the
system (PAM).
"""

import os
import shutil
import sys
from pathlib import Path

c = get_config()  # noqa: F821 - JupyterHub's own

STAFF = Path(os.environ.get("LIDERA_STAFF", "/etc/lidera/staff"))
STATE = Path(os.environ.get("LIDERA_HUB_STATE", "/var/lib/jupyterhub"))
HERE = Path(sys.executable).parent
WARM_ROOM = "lidera"  # a folder in everyone's home

# --- where it is ---------------------------------------------------------------------------
c.JupyterHub.bind_url = os.environ.get("LIDERA_HUB_BIND", "http://127.0.0.1:8000")
c.JupyterHub.hub_bind_url = os.environ.get("LIDERA_HUB_API", "http://127.0.0.1:8081")
c.JupyterHub.cookie_secret_file = str(STATE / "cookie_secret")
c.JupyterHub.db_url = f"sqlite:///{STATE / 'jupyterhub.sqlite'}"
c.ConfigurableHTTPProxy.pid_file = str(STATE / "proxy.pid")
# Each person's JupyterLab on a host name of its own, where there is one for all of them
# (*.hub.lidera.example): what runs in one cannot reach into another.
if os.environ.get("LIDERA_HUB_URL"):
    c.JupyterHub.subdomain_host = os.environ["LIDERA_HUB_URL"]

# --- who may come in: those in the file, and nobody else ------------------------------------
_lines = STAFF.read_text("utf-8").splitlines() if STAFF.is_file() else []
_named = [line.split() for line in _lines if line.strip() and not line.startswith("#")]
c.Authenticator.allowed_users = {words[0] for words in _named}
c.Authenticator.admin_users = {words[0] for words in _named if "admin" in words[1:]}
c.Authenticator.allow_all = False
if os.environ.get("OIDC_CLIENT_ID"):
    _issuer = os.environ["OIDC_ISSUER"].rstrip("/")
    c.JupyterHub.authenticator_class = "generic-oauth"
    c.GenericOAuthenticator.client_id = os.environ["OIDC_CLIENT_ID"]
    c.GenericOAuthenticator.client_secret = os.environ["OIDC_CLIENT_SECRET"]
    c.GenericOAuthenticator.oauth_callback_url = os.environ["OIDC_CALLBACK"]
    c.GenericOAuthenticator.authorize_url = f"{_issuer}/authorize"
    c.GenericOAuthenticator.token_url = f"{_issuer}/token"
    c.GenericOAuthenticator.userdata_url = f"{_issuer}/userinfo"
    c.GenericOAuthenticator.username_claim = os.environ.get("OIDC_NAME", "preferred_username")
    c.GenericOAuthenticator.scope = ["openid", "profile", "email"]
else:
    c.JupyterHub.authenticator_class = "pam"

# --- what they get ---------------------------------------------------------------------------
c.Spawner.cmd = [str(HERE / "lidera"), "lab", "--hub", "--var", f"~/{WARM_ROOM}"]
c.Spawner.default_url = "/lab"
c.Spawner.environment = {"LIDERA_COURSE": os.environ.get("LIDERA_COURSE", "/srv/lidera/course")}
c.Spawner.start_timeout = 120
c.Spawner.http_timeout = 90
c.JupyterHub.active_server_limit = 30
c.JupyterHub.concurrent_spawn_limit = 4
# With systemd (pip install jupyterhub-systemdspawner) each person has walls and limits.
if shutil.which("systemd-run") and os.environ.get("LIDERA_HUB_SPAWNER", "") == "systemd":
    c.JupyterHub.spawner_class = "systemd"
    c.SystemdSpawner.isolate_tmp = True
    c.SystemdSpawner.isolate_devices = True
    c.SystemdSpawner.disable_user_sudo = True
    c.SystemdSpawner.mem_limit = "4G"
    c.SystemdSpawner.cpu_limit = 2.0

# --- whoever is not there uses nothing --------------------------------------------------------
c.JupyterHub.load_roles = [
    {
        "name": "idle-culler",
        "scopes": ["list:users", "read:users:activity", "read:servers", "delete:servers"],
        "services": ["idle-culler"],
    }
]
c.JupyterHub.services = [
    {
        "name": "idle-culler",
        "command": [sys.executable, "-m", "jupyterhub_idle_culler", "--timeout=7200"],
    }
]
