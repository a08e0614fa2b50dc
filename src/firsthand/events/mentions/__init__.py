"""What one account tells of: incidents, acts and recollections, each a mention with its day, place, names and claims.

On the path: claims of an account -> `incidents`, `units`, `scene` -> `gather` -> mentions.  Refuses to look at another account.
"""
