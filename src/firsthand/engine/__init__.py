"""Runs the stages' steps: plans, shard tasks, worker processes, and the only modules that name an engine."""
