package letter

// node is a piece of a parsed template.
//
//sumtype:decl
type node interface{ node() }

// literal is text as the template has it.
type literal struct{ text string }

// field is the place of a value.
type field struct {
	name  string
	value func(*scope) string
}

// rowField is the place of a value of the row that is being repeated.
type rowField struct {
	column string
	name   string // with the list's, for messages: "claims.due"
}

// condition chooses between two texts by a flag.
type condition struct {
	flag            func(*scope) bool
	then, otherwise []node
}

// repetition repeats a text for each row of a list.
type repetition struct {
	rows func(*scope) []row
	body []node
}

// partCall is the place of a fixed block.
type partCall struct{ name string }

func (literal) node()    {}
func (field) node()      {}
func (rowField) node()   {}
func (condition) node()  {}
func (repetition) node() {}
func (partCall) node()   {}

// row is one row of a list, as names and values in turn. Rows are short, so
// looking a name up is a walk.
type row []string

// value returns a row's value, and false for a name the row doesn't have.
func (r row) value(name string) (string, bool) {
	for i := 0; i+1 < len(r); i += 2 {
		if r[i] == name {
			return r[i+1], true
		}
	}
	return "", false
}
