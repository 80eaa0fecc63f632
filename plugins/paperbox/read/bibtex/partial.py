"""The fields of a paper where a part of them stands elsewhere."""

from __future__ import annotations

import dataclasses

from paperbox.read.publication import PublicationFields, WrittenFields
from paperbox.read.records import field, specs

PartialFields: type[WrittenFields] = dataclasses.make_dataclass(
    "PartialFields",
    [
        (name, spec.kind.__class__, field(spec.kind, spec.doc))
        for name, spec in specs(PublicationFields).items()
        if spec.required
    ],
    bases=(PublicationFields,),
    namespace={"one_of": ()},
    frozen=True,
)
"""The fields of a paper, none of which is required: a part of them stands elsewhere."""
