package cli

// KeyIn returns the message key that the text of an error begins with.
func KeyIn(text string) string { return keyIn(text) }
