package journal

import "strconv"

func (c *coder) flag(name string, v *bool) {
	var n int64
	if *v {
		n = 1
	}
	c.number(name, &n)
	if n != 0 && n != 1 {
		c.fail(c.corrupt(name))
	}
	*v = n == 1
}

// named is a field with one of a set of names; what has no name is left out. A
// name that isn't in the set can't be read, and a value without a name not written.
func named[V interface {
	comparable
	String() string
}](c *coder, name string, v *V, parse func(string) V) {
	var none V
	var text string
	if *v != none {
		text = (*v).String()
	}
	c.text(name, &text)
	if text == "" {
		*v = none
		return
	}
	if parsed := parse(text); parsed != none {
		*v = parsed
		return
	}
	c.fail(c.corrupt(name))
}

// list codes the items of a list, each under the list's name and its place. An
// item with nothing in it can't be told from one that isn't there, so it is
// refused; that also keeps a list from being longer than its text.
func list[T any](c *coder, name string, items *[]T, item func(*coder, *T)) {
	n := len(*items)
	number(c, name, &n)
	if n < 0 {
		c.fail(c.corrupt(name))
	}
	if c.reading {
		*items = nil
	}
	outer := c.prefix
	for i := 0; i < n && c.fault == nil; i++ {
		c.prefix = outer + name + "." + strconv.Itoa(i) + "."
		before := c.size()
		if c.reading {
			*items = append(*items, *new(T))
		}
		item(c, &(*items)[i])
		if c.size() == before {
			c.fail(c.corrupt(name))
		}
	}
	c.prefix = outer
}

// size tells how far the coder has come: it changes with every field.
func (c *coder) size() int {
	return len(c.open.in) + len(c.private.in) + c.open.out.Len() + c.private.out.Len()
}

// part codes a part of an event under a name of its own.
func part[T any](c *coder, name string, v *T, code func(*coder, *T)) {
	outer := c.prefix
	c.prefix = outer + name + "."
	code(c, v)
	c.prefix = outer
}

// end reports what went wrong, or that something was left unread.
func (c *coder) end() error {
	if c.fault == nil && c.reading && (c.open.in != "" || c.private.in != "") {
		return c.corrupt("")
	}
	return c.fault
}
