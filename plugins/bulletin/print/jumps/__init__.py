"""Jumps: which tails move, and under whose end they stand. Measures in, a plan out; nothing is set here."""

from bulletin.print.jumps.plan import JumpPlan, PlannedJump, plan_jumps
from bulletin.print.jumps.sizes import ArticleSize, Cut

__all__ = ["ArticleSize", "Cut", "JumpPlan", "PlannedJump", "plan_jumps"]
