package casework_test

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"krav/internal/journal"
)

// tale is all that a creditor's journals and shelves tell, in words that are the
// same for two houses in which the same happened: ids are told by the order in
// which a case speaks of them, and the moment isn't told.
func (h *house) tale() []string {
	h.t.Helper()
	var all []string
	rows, err := h.db.Raw.QueryContext(h.t.Context(), `SELECT f.number, e.kind, e.kind_version, e.effective_on, e.actor, e.payload, COALESCE(p.body, '')
		FROM event e JOIN case_file f ON f.creditor_id = e.creditor_id AND f.case_id = e.case_id
		LEFT JOIN event_private p ON p.creditor_id = e.creditor_id AND p.case_id = e.case_id AND p.version = e.version
		WHERE e.creditor_id = $1 ORDER BY f.number, e.version`, int64(h.creditor))
	h.works(err)
	defer rows.Close()
	names := make(map[int64]*nicknames)
	for rows.Next() {
		var number int64
		var content journal.Content
		var on, by any
		h.works(rows.Scan(&number, &content.Kind, &content.Form, &on, &by, &content.Payload, &content.Private))
		if names[number] == nil {
			names[number] = &nicknames{}
		}
		all = append(all, fmt.Sprintf("case %d: %s %d %v %v %s%s", number, content.Kind, content.Form, printed(on), printed(by), names[number].plain(content.Payload), content.Private))
	}
	h.works(rows.Err())
	return append(all, h.shelves()...)
}

// field is a field of an event as the journal writes it.
var field = regexp.MustCompile(`(?m)^([a-z_0-9.]+):\d+:(.*)$`)

// ids end the names of fields that hold one.
var ids = []string{"claim", "step", "letter", "dispatch", "payment", "task", "fee_on", "named"}

// nicknames tell the ids of one case in the order in which they come up.
type nicknames struct{ known []string }

func (n *nicknames) plain(payload string) string {
	var told []string
	for _, m := range field.FindAllStringSubmatch(payload, -1) {
		name, value := m[1], m[2]
		switch last := name[strings.LastIndexByte(name, '.')+1:]; {
		case last == "repeated": // a message may have to be repeated
			continue
		case slices.Contains(ids, last) && isNumber(value):
			value = n.of(value)
		}
		told = append(told, name+"="+value)
	}
	return strings.Join(told, " ")
}

func isNumber(text string) bool {
	_, err := strconv.ParseInt(text, 10, 64)
	return err == nil
}

func (n *nicknames) of(id string) string {
	if !slices.Contains(n.known, id) {
		n.known = append(n.known, id)
	}
	return "#" + strconv.Itoa(slices.Index(n.known, id))
}

// shelves tell what lies beside the journals, without ids.
func (h *house) shelves() []string {
	h.t.Helper()
	var all []string
	for _, query := range []string{
		"SELECT 'bank', identity, state, amount, reference, payer, text, why FROM bank_entry WHERE creditor_id = $1",
		"SELECT 'line', line, state, reason, args, raw FROM intake_line WHERE creditor_id = $1",
		"SELECT 'file', hash, name, kind FROM intake_file WHERE creditor_id = $1",
		"SELECT 'document', kind, dated, hash, pages FROM document WHERE creditor_id = $1",
		"SELECT 'job', kind, state, lane FROM job WHERE creditor_id = $1",
		"SELECT 'counter', next_case_number FROM creditor WHERE id = $1",
	} {
		all = append(all, h.told(query)...)
	}
	slices.Sort(all)
	return all
}
