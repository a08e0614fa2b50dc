"""Which mentions of several accounts are one event: pairs are proposed, weighed, and joined strongest first.

On the path: mentions -> `pair_steps` (candidates) -> `weigh` (links) -> `cluster` -> `regroup` (people's rulings).
Refuses a link without a reason in words.
"""
