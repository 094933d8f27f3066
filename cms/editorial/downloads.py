"""Lists to download, as German spreadsheets open them."""

from django.http import StreamingHttpResponse

from cms.core.spreadsheets import csv_lines, plain_cell


class GermanDownload:
    """For Wagtail's views that export their rows; `export_columns` says what stands in them."""

    # Heading of a column: what stands in it, as a function of the row's object.
    export_columns: dict

    def get_heading(self, queryset, field: str) -> str:
        return field

    def to_row_dict(self, item) -> dict:
        return {name: plain_cell(value(item)) for name, value in self.export_columns.items()}

    def write_csv_response(self, queryset) -> StreamingHttpResponse:
        rows = (self.to_row_dict(item).values() for item in queryset)
        lines = csv_lines([self.list_export, *rows])
        response = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
        response["Content-Disposition"] = f'attachment; filename="{self.get_filename()}.csv"'
        return response
