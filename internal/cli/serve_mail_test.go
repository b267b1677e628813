package cli_test

import (
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// One who has forgotten the password of a house that is served by --addr is led there, and
// not to where it would be served without.
func TestLinksInMailsLeadToWhereTheOfficeIsServed(t *testing.T) {
	t.Parallel()
	desk := freePort(t)
	o := newOffice(t, "KRAV_PORTAL_LISTEN="+freePort(t))
	o.must("creditor", "add", "--name", "Nordvig VVS ApS")
	o.withPassword(t.Context(), "user", "add", "mette@krav.example", "--name", "Mette Lund", "--creditor", "1", "--role", "administrator", "--password-stdin")
	ask, end := serving(t, o, []string{desk}, "--addr", desk)
	form := sentForm{action: "/forgotten-password", values: url.Values{"form_key": {"forgotten"}, "email": {"mette@krav.example"}}}
	if answer, page := newWalker(t, "http://"+desk).post(form, nil); answer.status != http.StatusSeeOther {
		t.Fatalf("a new password is asked for and answered with %d: %s", answer.status, page)
	}
	var mails []string
	for len(mails) == 0 {
		mails, _ = filepath.Glob(filepath.Join(o.folder, "files", "mail", "0", "*.eml"))
		ask(desk + "/sign-in")
	}
	mail, err := os.ReadFile(mails[0])
	if err != nil {
		t.Fatal(err)
	}
	if whole := strings.ReplaceAll(string(mail), "=\r\n", ""); !strings.Contains(whole, "http://"+desk+"/link/reset/") {
		t.Errorf("the mail leads elsewhere than to %s:\n%s", desk, whole)
	}
	end()
}
