package store

// Engine is the kind of database under the store.
type Engine int

// The engines. Both are held to the same promises by storetest.
const (
	// SQLite lies inside the program: one file, one machine.
	SQLite Engine = iota + 1
	// PostgreSQL is a server, for as many machines as needed.
	PostgreSQL
)

// String returns the engine's name.
func (e Engine) String() string {
	switch e {
	case SQLite:
		return "SQLite"
	case PostgreSQL:
		return "PostgreSQL"
	}
	return "no engine"
}
