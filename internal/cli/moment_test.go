package cli_test

import (
	"net"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"krav/internal/store/storetest"
)

// keeper keeps what a database was at every moment, by means that know nothing of
// what is in it, and takes it back to one.
type keeper interface {
	// begin keeps what is there, and every change from now on.
	begin()
	// keep sees that every change until now is kept.
	keep()
	// takeBack loses the database, and restores it as it was at a moment.
	takeBack(moment time.Time)
}

// Bills of the tests: a case each.
const (
	billHeadings = "Fakturanr.;Kundenr.;Navn;Adresse;Postnr.;By;E-mail;Fakturadato;Forfaldsdato;Beløb\n"
	annasBill    = "1001;17;Anna Holm;Søvej 3;4000;Roskilde;anna@holm.example;12-10-2026;26-10-2026;1.200,00\n"
	bentsBill    = "1002;18;Bent Krogh;Lyngvej 8;4300;Holbæk;bent@krogh.example;12-10-2026;26-10-2026;800,00\n"
	dorasBill    = "1005;21;Dora Ek;Vej 1;4300;Holbæk;dora@ek.example;12-10-2026;26-10-2026;250,00\n"
	clarasBill   = "1003;19;Clara Dam;Åvej 1;4300;Holbæk;clara@dam.example;12-10-2026;26-10-2026;500,00\n"
)

// comesBack tells how a database is taken back to a moment: what was known then is
// there, what came later isn't, and what left later isn't sent again.
func comesBack(t *testing.T, k keeper, env ...string) {
	t.Helper()
	mail, address := startSink(t)
	host, port, err := net.SplitHostPort(address)
	if err != nil {
		t.Fatal(err)
	}
	p := newProgram(t, append(env, "KRAV_SMTP_HOST="+host, "KRAV_SMTP_PORT="+port, "KRAV_SMTP_TLS=loopback", "KRAV_SMTP_FROM=krav@krav.example")...)
	if l, isLitestream := k.(*litestream); isLitestream {
		l.folder = p.folder
	} else {
		p.does("migrate")
	}
	p.fjord()
	k.begin()

	p.writes("first.csv", billHeadings+annasBill+bentsBill)
	p.does("import", "first.csv", "--creditor", "1")
	p.does("followup", "run", "--creditor", "1") // two letters wait
	p.does("payments", "record", "10002", "300.00", "--creditor", "1")
	p.writes("next.csv", billHeadings+dorasBill)
	p.does("import", "next.csv", "--creditor", "1") // a letter is planned
	planned := string(p.does("followup", "plan", "--creditor", "1", "--json"))
	k.keep()
	known := p.contents()
	if strings.Count(planned, "reminder-1") == 0 {
		t.Fatalf("nothing is planned: %s", planned)
	}
	moment := time.Now()

	p.does("work", "--until-empty") // they leave
	p.writes("second.csv", billHeadings+clarasBill)
	p.does("import", "second.csv", "--creditor", "1")
	p.does("payments", "record", "10001", "1200.00", "--creditor", "1")
	k.keep()
	if got := mail.count(); got != 2 {
		t.Fatalf("%d letters left, want 2", got)
	}

	k.takeBack(moment)
	if diff := cmp.Diff(p.contents(), known); diff != "" {
		t.Errorf("what is there isn't what was known at the moment (-there +known):\n%s", diff)
	}
	var held struct {
		Checked, Waiting int
		Wrong            []struct{ Text string }
	}
	p.read(&held, "restore", "--hold", p.shows(moment))
	if held.Checked != 3 || len(held.Wrong) > 0 {
		t.Errorf("taken back: %+v, want 3 cases and nothing wrong", held)
	}
	p.ends(4, "work", "--until-empty")
	if diff := cmp.Diff(string(p.does("followup", "plan", "--creditor", "1", "--json")), planned); diff != "" {
		t.Errorf("the next steps are others (-there +known):\n%s", diff)
	}
	p.does("import", "second.csv", "--creditor", "1") // what comes in is taken in all the same

	p.does("restore", "--release", "--pause", "2026-11-20")
	p.does("work", "--until-empty")
	if got := mail.count(); got != 2 {
		t.Errorf("%d letters left, want no more than the 2", got)
	}
	if got := p.proven(); got != 4 {
		t.Errorf("%d cases, want 4", got)
	}
}

func TestAPostgreSQLIsTakenBackToAMoment(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("SKIPPED: starts a server of its own. Run without -short")
	}
	server := storetest.StartKeepingServer(t)
	comesBack(t, &postgresKeeper{server}, "KRAV_DB="+server.Address)
}

// postgresKeeper keeps a base copy and the archive of the log.
type postgresKeeper struct{ server *storetest.Server }

func (k *postgresKeeper) begin() { k.server.Copy() }

func (k *postgresKeeper) keep() {} // the log has it

func (k *postgresKeeper) takeBack(moment time.Time) { k.server.TakeBack(moment) }
