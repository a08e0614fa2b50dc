"""The web side of the review page: the app, its addresses, who may ask, forms, jobs and answers.

Refuses what comes from another site or machine.
"""
