"""The hub and its desks on NATS JetStream: messages, publisher, source of events, shared entries.

``docs/hub.md`` describes the subjects, the messages and the settings of streams and buckets.
"""
