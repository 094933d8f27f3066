"""The list of mails, and the page of one: where it stands, and to send it once more.

Neither shows a text: it may hold a code or a link that opens an account.
"""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.html import format_html
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.permission_policies import ModelPermissionPolicy

from cms.accounts.log import Kind, record
from cms.core.text import german_moment
from cms.editorial.listing import ChoiceFilter, OfficeListView
from cms.editorial.search import having
from cms.jobs.mail.sending import deliver
from cms.jobs.models import Mail, MailOutage

from .lists import ReadOnlyButtons, ReadOnlyList

LIST = "emails_modeladmin_index"


class MailState(ChoiceFilter):
    title = "Zustand"
    parameter_name = "zustand"

    def lookups(self, request: HttpRequest, model_admin) -> list[tuple[str, str]]:
        return list(Mail.State.choices)

    def narrow(self, mails, value: str):
        return mails.filter(state=value)


class MailButtons(ReadOnlyButtons):
    def get_buttons_for_obj(self, obj, **_options) -> list[dict]:
        title = f"Ansehen: E-Mail „{obj.subject}“"
        return [{"label": "Ansehen", "url": reverse("mail", args=[obj.pk]), "title": title}]


class MailListView(OfficeListView):
    @property
    def outage(self) -> MailOutage | None:
        return MailOutage.objects.first()

    @property
    def waiting(self) -> int:
        return Mail.objects.waiting().count()


class MailList(ReadOnlyList):
    model = Mail
    base_url_path = "emails"
    menu_label = "E-Mails"
    menu_icon = "mail"
    button_helper_class = MailButtons
    index_view_class = MailListView
    index_template_name = "editorial/operating/mails.html"
    list_display = ("words", "recipient", "stands", "tries", "queued", "error")
    list_display_add_buttons = "words"
    list_filter = (MailState,)
    search_hint = "Betreff oder Adresse"
    nothing_yet = "Es wurde noch keine E-Mail geschrieben."
    export_filename = "emails"
    export_columns = {
        "Betreff": lambda mail: mail.subject,
        "An": lambda mail: mail.recipient,
        "Zustand": lambda mail: mail.get_state_display(),
        "Versuche": lambda mail: mail.tries,
        "Eingereiht": lambda mail: german_moment(mail.queued_at),
        "Gesendet": lambda mail: german_moment(mail.sent_at) if mail.sent_at else "",
        "Letzter Fehler": lambda mail: mail.error,
        "Kennung der Nachricht": lambda mail: mail.message_id,
    }

    def get_queryset(self, request: HttpRequest):
        return Mail.objects.defer("text", "html")

    def search(self, rows, words: list[str]):
        return having(rows, words, ["subject", "recipient"])

    def words(self, mail: Mail) -> str:
        return format_html("<b>{}</b>", mail.subject)

    words.short_description = "Betreff"
    words.admin_order_field = "subject"

    def stands(self, mail: Mail) -> str:
        return format_html('<span class="w-status">{}</span>', mail.get_state_display())

    stands.short_description = "Zustand"
    stands.admin_order_field = "state"

    def queued(self, mail: Mail) -> str:
        return german_moment(mail.queued_at)

    queued.short_description = "Eingereiht"
    queued.admin_order_field = "queued_at"


class MailView(PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    """One mail without its text. By POST it is queued once more, if it failed or is unclear."""

    permission_policy = ModelPermissionPolicy(Mail)
    permission_required = "view"
    template_name = "editorial/operating/mail.html"
    page_title = "E-Mail"
    header_icon = "mail"

    def dispatch(self, request: HttpRequest, pk: int) -> HttpResponse:
        self.mail = get_object_or_404(Mail.objects.all(), pk=pk)
        return super().dispatch(request)

    def get_page_subtitle(self) -> str:
        return self.mail.subject

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        return [
            {"url": reverse("wagtailadmin_home"), "label": "Start"},
            {"url": reverse(LIST), "label": "E-Mails"},
            {"url": "", "label": self.page_title, "sublabel": self.get_page_subtitle()},
        ]

    def get_context_data(self, **kwargs) -> dict:
        again = Mail.objects.for_a_person_to_decide().filter(pk=self.mail.pk).exists()
        return super().get_context_data(mail=self.mail, again=again, **kwargs)

    def post(self, request: HttpRequest) -> HttpResponse:
        if Mail.objects.send_again(self.mail.pk):
            deliver.enqueue()
            note = "war unklar" if self.mail.state == Mail.State.UNCLEAR else "war gescheitert"
            record(Kind.MAIL, actor=request.user, subject=self.mail.subject, note=note)
            messages.success(request, "Die E-Mail steht wieder in der Warteschlange.")
        else:
            messages.warning(request, "Es ist nichts zu tun: Die E-Mail wartet schon oder ist weg.")
        return redirect("mail", self.mail.pk)
