"""What the machine must have: look, and say what is missing and the line that installs it."""

from bulletin.setup.finding import Finding, Need, State, is_ready
from bulletin.setup.machine import examine_machine
from bulletin.setup.remedies import OFFICE, install_line
from bulletin.setup.report import render_findings

__all__ = [
    "OFFICE",
    "Finding",
    "Need",
    "State",
    "examine_machine",
    "install_line",
    "is_ready",
    "render_findings",
]
