"""
Readers of official lists, and of our table of designations that says which entries count.

Nothing here writes: a reader gives entries, `designations` gives documents, and the import
command puts them in the waiting room. No Django models; a script can use all of it.
"""
