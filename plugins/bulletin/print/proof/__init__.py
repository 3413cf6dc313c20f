"""The proof of a finished PDF: its words, its folios, its jumps and its contents are what was planned."""

from bulletin.print.proof.prove import prove_pdf
from bulletin.print.proof.sheet import ContentsLine, Fault, ProofArticle, ProofJump, ProofPart, ProofSheet

__all__ = ["ContentsLine", "Fault", "ProofArticle", "ProofJump", "ProofPart", "ProofSheet", "prove_pdf"]
