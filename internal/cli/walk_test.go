package cli_test

import (
	"crypto/sha256"
	"database/sql"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

const (
	walkPassword = "en rolig morgen ved fjorden"
	walkInvoice  = "Fakturanr.;Navn;Adresse;Postnr.;By;Fakturadato;Forfaldsdato;Beløb\n9;Ib Ny;Åvej 1;4300;Holbæk;01-09-2026;15-09-2026;100,00\n"
	// walkSecret stands in everything that is the other creditor's.
	walkSecret = "Hemmelig"
)

// walkNames are the two creditors.
var walkNames = []string{"Fjord Fitness ApS", walkSecret + " Kreditor ApS"}

// twoCreditors is a house with two creditors that have everything: cases, letters,
// lines that wait, money in the inbox, a view, a file that was sent, a run. The
// second has more of it, so that it has numbers which the first hasn't.
func twoCreditors(t *testing.T) (*servedHouse, map[string]string) {
	t.Helper()
	desk, debtors := freePort(t), freePort(t)
	o := newOffice(t, "KRAV_OFFICE_LISTEN="+desk, "KRAV_PORTAL_LISTEN="+debtors)
	people := map[string]string{}
	for i, name := range walkNames {
		id := strconv.Itoa(i + 1)
		o.must("creditor", "add", "--name", name, "--automatic", "--address", "Havnegade 4", "--postcode", "4300", "--town", "Holbæk",
			"--phone", "10203040", "--email", "kontor@fjord.example", "--registration", "9999", "--account", "1234567",
			"--portal", "https://krav.example/s", "--cvr", "99007702", "--privacy", "https://fjord.example/privat")
		o.must("import", o.write(id+"/unpaid.csv", unpaidOf(name, 3+4*i)), "--creditor", id, "--lang", "da")
		o.run(t.Context(), "import", o.write(id+"/wrong.csv", wrongOf(name, 2+3*i)), "--creditor", id) // its lines wait
		o.must("import", exampleFiles+"/oioubl-faktura.xml", "--creditor", id)                         // with a PDF in it
		o.must("creditor", "set", id, "--from-name", name)                                             // a change of the settings, which can be taken back
		o.must("followup", "run", "--creditor", id)
		o.must("work", "--until-empty")
		o.must("payments", "import", o.write(id+"/bank.csv", bankOf(name, 2+3*i)), "--creditor", id)
		for _, role := range []string{"administrator", "caseworker", "bookkeeper", "reader"} {
			email := role + id + "@krav.example"
			o.withPassword(t.Context(), "user", "add", email, "--name", name+" "+role, "--creditor", id, "--role", role, "--password-stdin")
			people[role+id] = email
		}
	}
	people["operator"] = "operator@krav.example"
	o.withPassword(t.Context(), "user", "add", people["operator"], "--name", "Driften", "--role", "operator", "--password-stdin")
	serving(t, o, []string{desk, debtors}, "--role", "web")
	return &servedHouse{o, "http://" + desk}, people
}

// servedHouse is a house that is served.
type servedHouse struct {
	*office

	address string
}

// rowsOf returns a sum of all that the database holds of a creditor, but for when
// its people were seen.
func (o *servedHouse) rowsOf(creditor int) map[string]string {
	o.t.Helper()
	db, err := sql.Open("sqlite", "file:"+o.folder+"/krav.db")
	if err != nil {
		o.t.Fatal(err)
	}
	defer func() { _ = db.Close() }()
	sums := make(map[string]string)
	for _, table := range column(o.t, db, `SELECT m.name FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table' AND c.name = 'creditor_id'`) {
		rows := column(o.t, db, "SELECT json_array("+strings.Join(column(o.t, db, "SELECT 'hex(' || name || ')' FROM pragma_table_info('"+table+"')"), ",")+
			") FROM "+table+" WHERE creditor_id = "+strconv.Itoa(creditor)+" ORDER BY 1")
		sums[table] = fmt.Sprintf("%d rows, %x", len(rows), sha256.Sum256([]byte(strings.Join(rows, "\n"))))
	}
	if len(sums) < 20 {
		o.t.Fatalf("%d tables of a creditor were found", len(sums))
	}
	return sums
}

func column(t *testing.T, db *sql.DB, query string) []string {
	t.Helper()
	rows, err := db.QueryContext(t.Context(), query)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	var all []string
	for rows.Next() {
		var one string
		if err := rows.Scan(&one); err != nil {
			t.Fatal(err)
		}
		all = append(all, one)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return all
}

// changed names the tables that differ.
func changed(before, after map[string]string) []string {
	var tables []string
	for table, sum := range before {
		if after[table] != sum {
			tables = append(tables, table)
		}
	}
	slices.Sort(tables)
	return tables
}

// leaveTraces has a person do what only pages can: send files, save a view, plan a
// run, put a payment aside.
func (w *walker) leaveTraces(name string, many int) {
	w.t.Helper()
	for i := range many {
		key := fmt.Sprint(name, i)
		for _, f := range []sentForm{
			{action: "/import", values: url.Values{"form_key": {key}}, file: "files"},
			{action: "/cases/views", values: url.Values{"name": {key}, "query": {"tab=due"}}},
			{action: "/users/new", values: url.Values{"form_key": {key}, "email": {key + "@krav.example"}, "role": {"reader"}}},
			{action: "/followup", values: url.Values{"form_key": {key}, "steps": {"standard/reminder-1"}}},
		} {
			answer, _ := w.post(f, nil)
			if answer.status >= http.StatusBadRequest {
				w.t.Errorf("%s is answered with %d to those who may", f.action, answer.status)
			}
			w.waiting = append(w.waiting, answer.head.Get("Location"))
		}
		w.encloses("/cases/10001", name)
	}
}

// encloses has a person add a file to the first claim of a case.
func (w *walker) encloses(address, holds string) {
	w.t.Helper()
	_, page := w.get(address + "/claims")
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		w.t.Fatal(err)
	}
	shown := newWalker(w.t, w.address)
	shown.read(address+"/claims", root)
	for _, f := range shown.forms {
		if f.action != address+"/enclosures" {
			continue
		}
		f.holds = "%PDF-1.4 " + holds
		if answer, _ := w.post(f, nil); answer.status != http.StatusSeeOther {
			w.t.Errorf("%s is answered with %d to those who may", f.action, answer.status)
		}
		return
	}
	w.t.Errorf("%s has no form for a file", address)
}

// walked is a house of two creditors, and its addresses as each of them has them.
type walked struct {
	*servedHouse

	people       map[string]string
	ours, theirs *walker
	// places are all addresses of the office, filled in with the numbers of the
	// second creditor, and then of the first.
	places []place
}

// place is an address of the office.
type place struct {
	sentForm

	method  string
	foreign bool // it has a number of the second creditor that the first lacks
}

func walk(t *testing.T) walked {
	t.Helper()
	house, people := twoCreditors(t)
	h := walked{servedHouse: house, people: people, ours: newWalker(t, house.address), theirs: newWalker(t, house.address)}
	for i, w := range []*walker{h.ours, h.theirs} {
		id := strconv.Itoa(i + 1)
		w.signIn(people["administrator"+id])
		h.must("import", h.write(id+"/more.csv", strings.ReplaceAll(unpaidOf(walkNames[i], 1), "1001;17", "3001;77")), "--creditor", id)
		w.leaveTraces(map[string]string{"1": "Mit", "2": walkSecret}[id], 1+2*i)
		w.crawl(func(path string, answer answered, _ string) {
			if answer.status >= http.StatusBadRequest {
				t.Errorf("%s is answered with %d to those whose it is", path, answer.status)
			}
		})
	}
	h.fill()
	return h
}

// do asks for a place, or sends its form.
func (w *walker) do(p place, head map[string]string) (answered, string) {
	w.t.Helper()
	if p.method == http.MethodPost {
		return w.post(p.sentForm, head)
	}
	return w.send(p.method, p.action, nil, "", head)
}

func TestTheOfficeKeepsWhatIsACreditorsFromAllOthers(t *testing.T) {
	t.Parallel()
	h := walk(t)
	h.nobody(t)
	h.anotherSite(t)
	h.reader(t)
	for _, role := range []string{"bookkeeper1", "caseworker1", "operator"} {
		h.role(t, role)
	}
	h.others(t) // at last: what is theirs they change
}

// others has a person of the first creditor go everywhere with the second's numbers
// and forms.
func (h walked) others(t *testing.T) {
	t.Helper()
	before := h.rowsOf(2)
	for path := range h.ours.met {
		_, page := h.ours.get(path)
		lacks(t, path, page, walkSecret)
	}
	own, foreign := h.rowsOf(1), 0
	var did []string
	for _, p := range h.places {
		h.ours.isKeptFrom(p)
		if p.foreign {
			foreign++
		}
		if tables := changed(before, h.rowsOf(2)); p.method == http.MethodPost && len(tables) > 0 {
			t.Fatalf("%s %s by another creditor's person changed %v", p.method, p.action, tables)
		}
		if after := h.rowsOf(1); len(changed(own, after)) > 0 {
			did, own = append(did, p.action), after
		}
	}
	if len(did) < 20 {
		t.Errorf("only %d forms do something for those who may: %v", len(did), did)
	}
	if foreign < 30 {
		t.Errorf("%d addresses have a number of the other creditor's, want more", foreign)
	}
}

// nobody goes everywhere without having signed in.
func (h walked) nobody(t *testing.T) {
	t.Helper()
	before := []map[string]string{h.rowsOf(1), h.rowsOf(2)}
	w := newWalker(t, h.address)
	for _, p := range h.places {
		answer, page := w.do(p.asTypedBy("Ingen Særlig"), nil)
		lacks(t, p.method+" "+p.action, page, walkSecret)
		lacks(t, p.method+" "+p.action, page, walkNames[0])
		if answer.status >= http.StatusInternalServerError {
			t.Errorf("%s %s is answered with %d", p.method, p.action, answer.status)
		}
	}
	for i, rows := range before {
		if tables := changed(rows, h.rowsOf(i+1)); len(tables) > 0 {
			t.Errorf("somebody who hasn't signed in changed %v", tables)
		}
	}
}

// anotherSite has the browser of one who may do all of it send every form from a
// page of another site.
func (h walked) anotherSite(t *testing.T) {
	t.Helper()
	before := h.rowsOf(1)
	for _, head := range []map[string]string{{"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://elsewhere.example"}, {"Sec-Fetch-Site": "same-site"}} {
		for _, p := range h.places {
			if p.method != http.MethodPost {
				continue
			}
			if answer, _ := h.ours.do(p, head); answer.status != http.StatusForbidden {
				t.Errorf("%s from another site (%v) is answered with %d", p.action, head, answer.status)
			}
		}
	}
	if tables := changed(before, h.rowsOf(1)); len(tables) > 0 {
		t.Errorf("another site changed %v", tables)
	}
}

// reader has somebody who may only read send every form of their creditor.
func (h walked) reader(t *testing.T) {
	t.Helper()
	before := h.rowsOf(1)
	w := newWalker(t, h.address)
	w.signIn(h.people["reader1"])
	for _, p := range h.places {
		if answer := w.isKeptFrom(p); answer.status >= http.StatusInternalServerError {
			t.Errorf("%s %s is answered with %d", p.method, p.action, answer.status)
		}
		if tables := changed(before, h.rowsOf(1)); len(tables) > 0 {
			t.Errorf("%s %s by a reader changed %v", p.method, p.action, tables)
			before = h.rowsOf(1)
		}
	}
}

// role has one of the first creditor's people, or who runs the house, go everywhere
// with the second's numbers.
func (h walked) role(t *testing.T, role string) {
	t.Helper()
	before := h.rowsOf(2)
	w := newWalker(t, h.address)
	w.signIn(h.people[role])
	for _, p := range h.places {
		if p.method == http.MethodPost && !p.foreign {
			continue // what is their own they may change, and others does
		}
		w.isKeptFrom(p)
	}
	if tables := changed(before, h.rowsOf(2)); len(tables) > 0 {
		t.Errorf("%s of another creditor changed %v", role, tables)
	}
}

// isKeptFrom sends a place to the office, and fails where the answer tells what is the
// second creditor's.
func (w *walker) isKeptFrom(p place) answered {
	w.t.Helper()
	answer, page := w.do(p, nil)
	lacks(w.t, p.method+" "+p.action, page, walkSecret)
	if p.foreign && answer.status == http.StatusOK {
		w.t.Errorf("%s %s, another creditor's, is answered with %d", p.method, p.action, answer.status)
	}
	return answer
}

// lacks fails where a page tells what it mustn't.
func lacks(t *testing.T, what, page, secret string) {
	t.Helper()
	if at := strings.Index(page, secret); at >= 0 {
		t.Errorf("%s shows what is another's: …%s…", what, page[max(at-80, 0):min(at+80, len(page))])
	}
}
