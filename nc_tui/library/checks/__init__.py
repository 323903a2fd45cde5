"""What an exercise is checked by before it is offered to anybody, and the file to start one with."""
