from .report import CLOSED_FOR, BarrierReport, ReportCounter
from .statement import StatementPage

__all__ = ["CLOSED_FOR", "BarrierReport", "ReportCounter", "StatementPage"]
