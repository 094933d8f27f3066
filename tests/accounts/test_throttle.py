"""Too many attempts are answered with 429, in German, for each account and each address."""

import pytest
from django.core.cache import caches
from django.core.cache.backends.db import DatabaseCache
from django.test import Client

from tests import factories
from tests.accounts import ways_in

WRONG = "falsch"


@pytest.fixture(autouse=True)
def _behind_a_proxy(settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1


def try_password(email: str, address: str, password: str = WRONG):
    place = {"x-forwarded-for": address}
    return Client().post(ways_in.STAFF, {"email": email, "password": password}, headers=place)


def test_sixth_wrong_password_is_one_too_many(roles):
    user = ways_in.staff()
    answers = [try_password(user.email, "192.0.2.1").status_code for _ in range(6)]
    assert answers == [200] * 5 + [429]
    answer = try_password(user.email, "192.0.2.1", factories.PASSWORD)
    assert answer.status_code == 429
    assert "Bitte warten Sie 15 Minuten" in answer.content.decode()
    assert answer["Retry-After"] == "900"


def test_another_place_is_not_locked_out(roles):
    user = ways_in.staff()
    for _ in range(6):
        try_password(user.email, "192.0.2.1")
    assert try_password(user.email, "192.0.2.2", factories.PASSWORD).status_code == 302


def test_one_address_does_not_try_all_accounts(roles):
    answers = [try_password(f"p{n}@test.example", "192.0.2.9").status_code for n in range(31)]
    assert answers == [200] * 30 + [429]


def test_wrong_second_factors_are_counted_for_the_person(roles):
    user = ways_in.staff()
    statuses = []
    for _ in range(6):
        client = Client()
        ways_in.give_password(client, user.email)
        statuses.append(client.post(ways_in.FACTOR, {"code": "000000"}).status_code)
    assert statuses == [200] * 5 + [429]


def test_codes_by_mail_are_counted_for_the_address(roles):
    factories.person("partner")
    form = {"email": "partner@test.example"}
    answers = [Client().post(ways_in.PARTNERS, form).status_code for _ in range(6)]
    assert answers == [302] * 5 + [429]


def test_counts_lie_where_all_processes_see_them(roles):
    from allauth.core.internal import ratelimit

    assert ratelimit.cache is caches["attempts"]
    assert isinstance(caches["attempts"], DatabaseCache)
