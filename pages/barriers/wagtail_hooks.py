from wagtail_modeladmin.options import modeladmin_register

from cms.editorial import my_day

from .office.my_day import reports, statements
from .office.reports import ReportList

modeladmin_register(ReportList)
my_day.section(order=52)(reports)
my_day.section(order=53)(statements)
