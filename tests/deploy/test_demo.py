"""`make demo` from start to end, in a clone whose path has spaces and umlauts."""

import os
import signal
from pathlib import Path

import pytest

from tests.deploy.conftest import PATIENCE, alive, wait_until


@pytest.fixture
def installed(clone):
    clone.install("requirements.txt")
    return clone


def test_it_counts_its_steps_and_shows_addresses_and_accounts(installed):
    installed.started()

    titles = [line for line in installed.said.splitlines() if line.startswith("[")]
    assert [title[:5] for title in titles] == [f"[{number}/6]" for number in range(1, 7)]
    assert "      12 Geschichten" in installed.said
    assert f"http://127.0.0.1:{installed.port}/\n" in installed.said
    assert f"http://127.0.0.1:{installed.port}/admin/" in installed.said
    assert "Redaktion: lindhorst@demo.example" in installed.said


def test_it_does_everything_once_and_in_order(installed):
    installed.started()

    commands = installed.read("manage-calls").split()
    assert commands == ["migrate", "demo_site", "collectstatic", "worker"]
    assert installed.read("address") == f"http://127.0.0.1:{installed.port}"
    assert not (installed.root / "pip-calls").exists()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_to_all_ends_everything(installed, number):
    make = installed.started()

    os.killpg(make.pid, number)

    assert "Die Demo ist beendet." in make.communicate(timeout=PATIENCE)[0]
    assert not any(alive(pid) for pid in installed.processes())


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGKILL])
def test_a_signal_to_make_alone_ends_everything(installed, number):
    make = installed.started()

    make.send_signal(number)

    assert "Die Demo ist beendet." in make.communicate(timeout=PATIENCE)[0]
    assert not any(alive(pid) for pid in installed.processes())


def test_nothing_outlives_a_killed_launcher(installed):
    make = installed.started()
    launcher = int(Path(f"/proc/{make.pid}/task/{make.pid}/children").read_text())

    os.kill(launcher, signal.SIGKILL)

    assert wait_until(lambda: not any(alive(pid) for pid in installed.processes()))


def test_a_second_start_keeps_what_is_there(installed):
    make = installed.started()
    os.killpg(make.pid, signal.SIGINT)
    make.communicate(timeout=PATIENCE)
    installed.write("var/demo/db", "typed by somebody")
    installed.write("manage-calls", "")

    installed.started()

    assert installed.read("var/demo/db") == "typed by somebody"
    assert "collectstatic" not in installed.read("manage-calls")


def test_a_reset_begins_anew(installed):
    (installed.root / "var" / "demo").mkdir(parents=True)
    installed.write("var/demo/db", "typed by somebody")

    installed.started("demo-reset")

    assert not (installed.root / "var" / "demo" / "db").exists()
    assert "gelöscht" in installed.said


@pytest.mark.parametrize("target", ["demo", "demo-reset"])
def test_a_second_demo_of_the_same_clone_is_sent_to_the_first(installed, target):
    installed.started()

    make = installed.start(target, port=installed.port + 1)

    said = make.communicate(timeout=PATIENCE)[0]
    assert make.returncode != 0
    assert f"läuft schon: http://127.0.0.1:{installed.port}/" in said
    assert all(alive(pid) for pid in installed.processes())


def test_a_dead_worker_is_started_again(installed):
    make = installed.started()
    first, _ = installed.processes()

    os.kill(first, signal.SIGKILL)

    assert "Hintergrunddienst" in make.stdout.readline()
    assert wait_until(lambda: installed.processes()[0] != first)


def test_a_dead_web_server_ends_the_demo(installed):
    make = installed.started()
    worker, web = installed.processes()

    os.kill(web, signal.SIGKILL)

    assert "Der Webserver hat sich beendet" in make.communicate(timeout=PATIENCE)[0]
    assert make.returncode != 0
    assert not alive(worker)


@pytest.mark.parametrize(
    ("broken", "text", "sentence"),
    [
        ("migrate-fails", "kaputt", "„manage.py migrate“ ist gescheitert"),
        ("migrate-fails", "No space left on device", "kein Platz mehr"),
        ("demo_site-fails", "database or disk is full", "kein Platz mehr"),
        ("demo_site-fails", "kaputt", "Letzte Meldung: OSError: kaputt"),
        ("collectstatic-fails", "Permission denied", "lässt sich nicht beschreiben"),
        ("gunicorn-fails", "", "Der Webserver hat sich beendet (Status 3)"),
        ("home-page-fails", "", "Die Startseite antwortet mit dem Fehler 500"),
    ],
)
def test_what_fails_is_said_in_a_sentence(installed, broken, text, sentence):
    installed.write(broken, text)

    make = installed.start()

    said = make.communicate(timeout=PATIENCE)[0]
    assert make.returncode != 0
    assert sentence in said
    assert "Traceback" not in said


@pytest.mark.parametrize("port", ["abc", "0", "70000", "-1"])
def test_a_port_that_is_none_is_refused_before_the_work(installed, port):
    make = installed.start(port=port)

    assert f"„{port}“ ist kein Port" in make.communicate(timeout=PATIENCE)[0]
    assert make.returncode != 0
    assert not (installed.root / "manage-calls").exists()


def test_a_package_server_out_of_reach_is_said_with_the_last_line_of_pip(clone):
    clone.install()
    clone.write(
        "pip-fails", "WARNING: Retrying (Retry(total=0))\nERROR: No matching distribution\n"
    )

    make = clone.start()

    said = make.communicate(timeout=PATIENCE)[0]
    assert make.returncode != 0
    assert "Der Paketserver ist nicht zu erreichen" in said
    assert "Letzte Meldung: ERROR: No matching distribution" in said
    assert "Traceback" not in said
