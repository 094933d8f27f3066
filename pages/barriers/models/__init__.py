from .report import CLOSED_FOR, BarrierReport, ReportCounter

__all__ = ["CLOSED_FOR", "BarrierReport", "ReportCounter"]
