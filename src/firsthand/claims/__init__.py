"""What an account asserts: typed claims, each tied to its exact words; a folder for each family of readers."""
