"""The values that stages hand to each other: frozen, plain, without behaviour worth a file of its own."""

# Frozen dataclasses where one value is made from another by ``replace``; NamedTuples where values come by the thousand
# or cross from the process apart: to define, to make and to pack these costs a fraction.
