package cli_test

import (
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
)

// hidden finds what a form carries unseen.
var hidden = regexp.MustCompile(`name="(form_key|seen|planned)" value="([^"]*)"`)

// The same form sent at once to two machines that share a database, as by an
// impatient finger behind a proxy.
func TestAFormThatIsSentTwiceAtOnceWritesOneNote(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	o.must("creditor", "add", "--name", "Nordvig VVS ApS", "--agreed-due")
	file := filepath.Join(o.folder, "invoices.csv")
	if err := os.WriteFile(file, []byte("Fakturanr.;Navn;Fakturadato;Forfaldsdato;Beløb\n1001;Anna Holm;12-10-2026;26-10-2026;1.200,00\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	o.must("import", file, "--creditor", "1")
	var machines []string
	var page string
	for range 2 {
		machine := freePort(t)
		own := *o
		own.environ = append([]string{"KRAV_PORTAL_LISTEN=" + freePort(t), "KRAV_OFFICE_LISTEN=" + machine}, o.environ...)
		ask, _ := serving(t, &own, []string{machine}, "--unlocked", "1", "--role", "web")
		machines = append(machines, machine)
		_, page = ask(machine + "/cases/10001/do/note")
	}
	form := url.Values{"text": {"ringede: betaler fredag"}}
	for _, m := range hidden.FindAllStringSubmatch(page, -1) {
		form.Set(m[1], m[2])
	}
	if form.Get("form_key") == "" || form.Get("seen") == "" {
		t.Fatalf("the form carries %v", form)
	}
	client := http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	var clicks sync.WaitGroup
	for i := range 8 {
		clicks.Go(func() {
			request, err := http.NewRequestWithContext(t.Context(), http.MethodPost, "http://"+machines[i%2]+"/cases/10001/do/note/done", strings.NewReader(form.Encode()))
			if err != nil {
				t.Error(err)
				return
			}
			request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
			answer, err := client.Do(request)
			if err != nil {
				t.Error(err)
				return
			}
			_ = answer.Body.Close()
			if answer.StatusCode != http.StatusSeeOther || answer.Header.Get("Location") != "/cases/10001" {
				t.Errorf("click %d is answered with %s, to %q", i, answer.Status, answer.Header.Get("Location"))
			}
		})
	}
	clicks.Wait()
	if got := strings.Count(o.must("case", "show", "10001", "--creditor", "1", "--json").stdout, `"note.added"`); got != 1 {
		t.Errorf("%d notes are written, want 1", got)
	}
}
