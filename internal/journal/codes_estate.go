package journal

import "krav/internal/debt"

func codeEstateOpened(c *coder, e *debt.EstateOpened) {
	named(c, "kind", &e.Kind, debt.ParseEstateKind)
	c.day("since", &e.Since)
	c.day("noticed", &e.Noticed)
	c.day("file_by", &e.FileBy)
	c.personal("text", &e.Text)
	c.text("book", &e.Book)
}

func codeEstateEnded(c *coder, e *debt.EstateEnded) {
	c.text("why", &e.Why)
	c.personal("text", &e.Text)
}
