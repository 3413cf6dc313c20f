"""What ``desk`` needs of the rest of the product: the form's choices, a look at a draft, the check."""
