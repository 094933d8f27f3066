import pytest
from django.db import IntegrityError, transaction

from cms.accounts.models import User


def test_database_refuses_the_same_address_in_other_letters(db):
    User.objects.create(email="katrin@test.example")
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.create(email="Katrin@Test.example")


@pytest.mark.parametrize("email", ["Katrin@Test.example", "katrin@test.example"])
def test_manager_stores_small_letters_and_finds_any(db, email):
    user = User.objects.create_user(email)
    assert user.email == "katrin@test.example"
    assert not user.has_usable_password()
    assert User.objects.get_by_natural_key("KATRIN@test.example") == user


def test_name_on_screen_is_the_address_until_there_is_one(db):
    user = User(email="katrin@test.example")
    assert (str(user), user.get_short_name()) == ("katrin@test.example", "katrin@test.example")
    user.first_name = "Katrin"
    assert (str(user), user.get_short_name()) == ("Katrin", "Katrin")
