"""The memory of the desk: changes of the switchboard folded into calls and legs, and what is computed from
them.

Pure: no files, no clocks, no Qt. Storage is in :mod:`devlink3_desk.services.storage`.
"""
