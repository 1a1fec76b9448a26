"""The values that stages hand to each other: frozen, plain, without behaviour worth a file of its own."""
