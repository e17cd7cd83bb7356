"""Second Source reads reports about armed conflict and keeps a ledger of claims.

Who said it, through whom, what happened where and when and how sure they were; which reports merely
repeat one origin; and whether there is a second source. It never presents a claim as a fact.
"""

__version__ = "0.1.0"
