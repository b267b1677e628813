package cli_test

import (
	"crypto/sha256"
	"database/sql"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	pages "krav/internal/web/office"
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
		for _, role := range []string{"administrator", "reader"} {
			email := role + id + "@krav.example"
			o.withInput(t.Context(), walkPassword+"\n", "user", "add", email, "--name", name+" "+role, "--creditor", id, "--role", role, "--password-stdin")
			people[role+id] = email
		}
	}
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
	}
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

// fill fills every address of the office with the numbers that were met.
func (h *walked) fill() {
	h.t.Helper()
	forms := make(map[string]sentForm)
	for _, f := range append(formsOf(h.ours.forms), formsOf(h.theirs.forms)...) {
		forms[f.action] = f
	}
	ours, theirs := h.ours.numbers(), h.theirs.numbers()
	for name, value := range madeUp {
		ours[name], theirs[name] = append(ours[name], value), append(theirs[name], value)
	}
	for _, pattern := range pages.Patterns() {
		filled := 0
		for _, numbers := range []map[string][]string{theirs, ours} {
			for _, p := range placesOf(pattern, numbers, ours) {
				filled++
				if f, known := forms[p.action]; known && p.method == http.MethodPost {
					p.sentForm = f
				}
				if p.method == http.MethodGet || !ownOnly[p.action] {
					h.places = append(h.places, p)
				}
			}
		}
		if filled == 0 {
			h.t.Errorf("the walk has no number for %s: make what it stands for in twoCreditors or leaveTraces", pattern)
		}
	}
}

// madeUp are parts of addresses that this house has none of. Tests of accounts and of
// the case page have real ones.
var madeUp = map[string]string{"token": "MADE-UP-TOKEN", "role": "reader", "enclosure": "1", "since": "2027-01-01"}

// ownOnly are forms about the person who sends them: they would end the session that
// walks, or rename who walks. The tests of accounts send them.
var ownOnly = map[string]bool{
	"/sign-out": true, "/account": true, "/account/email": true, "/account/password": true,
	"/account/sessions/end": true, "/account/sessions/end-all": true,
}

var wildcard = regexp.MustCompile(`\{(\w+)\}`)

// numbers returns what stands in the addresses that a walker met, by the name that
// the office has for it.
func (w *walker) numbers() map[string][]string {
	met := make(map[string][]string)
	patterns := http.NewServeMux()
	for _, pattern := range pages.Patterns() {
		patterns.HandleFunc(pattern, func(_ http.ResponseWriter, r *http.Request) {
			for _, name := range wildcard.FindAllStringSubmatch(pattern, -1) {
				if value := r.PathValue(name[1]); !slices.Contains(met[name[1]], value) {
					met[name[1]] = append(met[name[1]], value)
				}
			}
		})
	}
	visit := func(method, path string) {
		request, err := http.NewRequestWithContext(w.t.Context(), method, path, nil)
		if err != nil {
			w.t.Fatal(err)
		}
		patterns.ServeHTTP(httptest.NewRecorder(), request)
	}
	for path := range w.met {
		visit(http.MethodGet, path)
	}
	for _, f := range w.forms {
		visit(http.MethodPost, f.action)
	}
	return met
}

// placesOf fills a pattern with numbers: with each of its last, and of the others
// with the last that was met. It says which aren't among those of ours.
func placesOf(pattern string, numbers, ours map[string][]string) []place {
	method, path, _ := strings.Cut(pattern, " ")
	path = strings.ReplaceAll(path, "{$}", "")
	names := wildcard.FindAllStringSubmatch(path, -1)
	all := []place{{method: method, sentForm: sentForm{action: path, values: url.Values{"form_key": {"walk"}}}}}
	for _, name := range names {
		var next []place
		values := slices.Sorted(slices.Values(numbers[name[1]]))
		for _, value := range values[max(len(values)-20, 0):] {
			for _, p := range all[max(len(all)-3, 0):] {
				p.action = strings.Replace(p.action, name[0], value, 1)
				p.foreign = p.foreign || !slices.Contains(ours[name[1]], value)
				next = append(next, p)
			}
		}
		all = next
	}
	return all
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
		answer, page := h.ours.do(p, nil)
		if !strings.Contains(p.values.Encode(), walkSecret) { // else it stands in what was sent
			lacks(t, p.method+" "+p.action, page, walkSecret)
		}
		if p.foreign {
			foreign++
			if answer.status == http.StatusOK {
				t.Errorf("%s %s, another creditor's, is answered with %d", p.method, p.action, answer.status)
			}
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
		answer, _ := w.do(p, nil)
		if answer.status >= http.StatusInternalServerError {
			t.Errorf("%s %s is answered with %d", p.method, p.action, answer.status)
		}
		if tables := changed(before, h.rowsOf(1)); len(tables) > 0 {
			t.Errorf("%s %s by a reader changed %v", p.method, p.action, tables)
			before = h.rowsOf(1)
		}
	}
}

// lacks fails where a page tells what it mustn't.
func lacks(t *testing.T, what, page, secret string) {
	t.Helper()
	if at := strings.Index(page, secret); at >= 0 {
		t.Errorf("%s shows what is another's: …%s…", what, page[max(at-80, 0):min(at+80, len(page))])
	}
}
