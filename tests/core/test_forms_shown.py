"""The one pattern of all public forms: label, hint and mistake belong to their field."""

import re

from django import forms
from django.template.loader import render_to_string


class Example(forms.Form):
    phone = forms.CharField(
        label="Telefon", help_text="Mit Vorwahl", widget=forms.TextInput({"autocomplete": "tel"})
    )
    note = forms.CharField(label="Anmerkung", required=False)
    kind = forms.ChoiceField(label="Art", choices=[("a", "Verein")], widget=forms.RadioSelect)
    agreed = forms.BooleanField(label="Ich stimme zu")


def shown(form: forms.Form, name: str) -> str:
    return render_to_string("components/field.html", {"field": form[name]})


def test_hint_and_mistake_are_named_by_the_field():
    html = shown(Example({}), "phone")
    described = re.search(r'aria-describedby="([^"]+)"', html)[1].split()
    assert described == ["id_phone_helptext", "id_phone_error"]
    assert all(f'id="{name}"' in html for name in described)
    assert 'aria-invalid="true"' in html
    assert 'autocomplete="tel"' in html
    assert '<label for="id_phone">' in html


def test_what_may_stay_empty_says_so():
    assert "(freiwillig)" in shown(Example(), "note")
    assert "(freiwillig)" not in shown(Example(), "phone")


def test_choices_have_a_legend_and_a_box_its_word():
    assert "<legend>Art</legend>" in shown(Example(), "kind")
    assert '<label for="id_agreed">Ich stimme zu</label>' in shown(Example(), "agreed")


def test_summary_leads_to_every_field_that_is_wrong():
    form = Example({"phone": "<script>"})
    html = render_to_string("components/form_errors.html", {"form": form})
    assert "2 Angaben" in html
    fields = "".join(shown(form, name) for name in form.fields)
    for target in re.findall(r'href="#([^"]+)"', html):
        assert f'id="{target}"' in fields
    assert "<script>" not in html + fields


def test_no_summary_without_mistakes():
    assert "form-errors" not in render_to_string("components/form_errors.html", {"form": Example()})
