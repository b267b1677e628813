package store

// Class says how a table's rows are spread when the schema is distributed.
type Class int

// The classes of tables. There is no fourth.
const (
	// Tenant is a table of rows that belong to one creditor, whose id leads every
	// key.
	Tenant Class = iota + 1
	// Global is a small table, rarely written, that is the same for all.
	Global
	// OwnKey is a table looked up by a key of its own, such as a session's token.
	OwnKey
)

// Table is what the store knows of one of its tables.
type Table struct {
	Name  string
	Class Class
	// Key is the column that holds the creditor's id: creditor_id, but for the
	// creditor's own table. Empty for tables that aren't tenant.
	Key string
	// Rights is what the application's own role may do with the rows.
	Rights Rights
}

// Rights is what the application's role may do with the rows of a table, where
// that role isn't the owner.
type Rights int

// The rights.
const (
	// Anything is to read, add, change and remove.
	Anything Rights = iota + 1
	// OnlyAdd is to read and add: what only grows.
	OnlyAdd
	// AddAndErase is to read, add and remove, but never to change.
	AddAndErase
)

// Tables lists every table, in the order in which they can be filled. A test
// compares the list with the catalogues of both engines.
func Tables() []Table { return append(sharedTables(), creditorsTables()...) }

// sharedTables lists the tables that are of no one creditor.
func sharedTables() []Table {
	return []Table{
		{"node_lease", Global, "", Anything},
		{"restoration", Global, "", Anything},
		{"law_supplement", Global, "", Anything},
		{"law_attestation", Global, "", Anything},
		{"house_task", Global, "", Anything},
		{"person", Global, "", Anything},
		{"membership", Global, "", Anything},

		{"session", OwnKey, "", Anything},
		{"debtor_session", OwnKey, "", Anything},
		{"mailed_link", OwnKey, "", Anything},
		{"throttle", OwnKey, "", Anything},
		{"form_sent", OwnKey, "", Anything},
	}
}

// creditorsTables lists the tables of which each creditor has his own rows.
func creditorsTables() []Table {
	return []Table{
		{"creditor", Tenant, "id", Anything},
		{"secret", Tenant, "creditor_id", Anything},
		{"setting_change", Tenant, "creditor_id", OnlyAdd},

		{"event", Tenant, "creditor_id", OnlyAdd},
		{"event_private", Tenant, "creditor_id", AddAndErase},
		{"tombstone", Tenant, "creditor_id", OnlyAdd},
		{"anchor", Tenant, "creditor_id", OnlyAdd},
		{"anchor_head", Tenant, "creditor_id", OnlyAdd},

		{"case_file", Tenant, "creditor_id", Anything},
		{"case_debtor", Tenant, "creditor_id", Anything},
		{"claim", Tenant, "creditor_id", Anything},
		{"entry", Tenant, "creditor_id", Anything},
		{"step", Tenant, "creditor_id", Anything},
		{"payment", Tenant, "creditor_id", Anything},
		{"task", Tenant, "creditor_id", Anything},
		{"hold", Tenant, "creditor_id", Anything},
		{"agreement", Tenant, "creditor_id", Anything},
		{"dispatch", Tenant, "creditor_id", Anything},
		{"delivery", Tenant, "creditor_id", Anything},
		{"case_line", Tenant, "creditor_id", Anything},
		{"case_word", Tenant, "creditor_id", Anything},
		{"case_count", Tenant, "creditor_id", Anything},

		{"shared_part", Tenant, "creditor_id", AddAndErase},
		{"document", Tenant, "creditor_id", AddAndErase},
		{"mapping", Tenant, "creditor_id", Anything},
		{"intake_file", Tenant, "creditor_id", Anything},
		{"intake_line", Tenant, "creditor_id", Anything},
		{"enclosure", Tenant, "creditor_id", Anything},
		{"upload", Tenant, "creditor_id", Anything},
		{"upload_part", Tenant, "creditor_id", Anything},
		{"bank_entry", Tenant, "creditor_id", Anything},
		{"saved_view", Tenant, "creditor_id", Anything},
		{"bank_name", Tenant, "creditor_id", Anything},
		{"bank_candidate", Tenant, "creditor_id", Anything},
		{"run", Tenant, "creditor_id", Anything},
		{"batch", Tenant, "creditor_id", Anything},
		{"batch_case", Tenant, "creditor_id", Anything},
		{"open_attempt", Tenant, "creditor_id", Anything},

		{"job", Tenant, "creditor_id", Anything},

		{"invitation", Tenant, "creditor_id", Anything},
		{"audit", Tenant, "creditor_id", OnlyAdd},
	}
}
