"""Updates while people read: of one application server, and of two, one after the other."""

import http.client
import re
import signal
import threading
from collections import Counter

from production_smoke import Site, browser
from production_stack import HOST, Stack, wait_until
from smoke import free_port

EACH = 0.1  # seconds between two probes


def check(site: Site) -> None:
    """An update lets no request fail, whether one application server runs or two."""
    stack, answers, over = site.stack, Counter(), threading.Event()
    probe = threading.Thread(target=read_on, args=(stack, answers, over))
    probe.start()
    try:
        reload(stack)
        one_after_the_other(stack)
    finally:
        over.set()
        probe.join()
    print(f"        {answers.total()} requests, {answers.total() - answers[200]} of them failed")
    assert set(answers) == {200}, answers


def reload(stack: Stack) -> None:
    """The new program takes over in the processes of the one that runs: `systemctl reload`."""
    renew(stack, "app")
    wait_until(lambda: is_alive(stack.app), "an answer of theirs", 60)


def renew(stack: Stack, name: str) -> None:
    """Let a service read its files anew, and wait until only new processes of it are left."""
    before = processes(stack, name)
    stack.signal(name, signal.SIGHUP)
    wait_until(lambda: processes(stack, name).isdisjoint(before), f"{name}, renewed", 60)


def one_after_the_other(stack: Stack) -> None:
    """A second server joins; then each is stopped and started again while the other answers.

    nginx may not have noticed yet that the one is back when the other ends.
    """
    ports = {"app": stack.app, "other": free_port()}
    stack.start_app("other", ports["other"])
    wait_until(lambda: is_alive(ports["other"]), "the second server", 60)
    more = stack.folder / "apps.conf"
    server = f"server 127.0.0.1:{ports['other']}"
    more.write_text(f"{server} fail_timeout=1s;{server} backup max_fails=0;", encoding="utf-8")
    renew(stack, "nginx")
    for name, port in (*ports.items(), *ports.items()):
        stack.stop(name)
        stack.start_app(name, port)
        wait_until(lambda port=port: is_alive(port), f"{name} again", 60)
    more.unlink()
    renew(stack, "nginx")
    stack.stop("other")


def processes(stack: Stack, name: str) -> set[str]:
    """The numbers of those that do the service's work, by their master's word."""
    pid = stack.running[name].pid
    with open(f"/proc/{pid}/task/{pid}/children", encoding="ascii") as children:
        return set(children.read().split())


def is_alive(port: int) -> bool:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        connection.request("GET", "/healthz/live", headers={"Host": HOST})
        return connection.getresponse().status == 200
    except OSError:
        return False
    finally:
        connection.close()


def read_on(stack: Stack, answers: Counter, over: threading.Event) -> None:
    """One whom nginx answers, and one with a cookie whom the application answers."""
    people = [browser(stack), browser(stack)]
    people[1].cookies["__Host-csrf"] = "x" * 32
    while not over.wait(EACH):
        for person in people:
            try:
                answers[person.get("/presse/").status] += 1
            except (OSError, http.client.HTTPException) as error:
                answers[re.sub(r"\W.*", "", repr(error))] += 1
