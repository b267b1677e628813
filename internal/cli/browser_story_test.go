package cli_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"krav/internal/civil"
)

const (
	// newDebtor owes the carpenter one invoice, which the demo doesn't know.
	newDebtor  = "Signe Prøvesten"
	newMailbox = "signe@proevesten.example"
	newInvoice = "Fakturanr.;Kundenr.;Navn;Adresse;Postnr.;By;E-mail;Fakturadato;Forfaldsdato;Tekst;Beløb\n" +
		"777001;8801;" + newDebtor + ";Åvej 7;4300;Holbæk;" + newMailbox + ";27-10-2025;10-11-2025;Trappe;1.250,00\n"

	// newOwed is what is owed on 8 December 2025 after the first reminder: 1,250.00;
	// its fee of 100.00 (Interest Act § 9 b); and interest of 9.75 % a year (§ 5: 1.75 %
	// and 8 %) for the 28 days from 11 November, 1,250.00 × 9.75 % × 28 ∕ 365 = 9.35.
	newOwed     = "1.359,35"
	newOwedBank = "1359.35"
	// newOwedThere is how the debtor's own browser, which asks for English, is told.
	newOwedThere = "1,359.35"

	anyNewDebtor = `//tr[td[contains(., "` + newDebtor + `")]]`
	inMenu       = `//nav[@class="side"]//a[@href="%s"]`
	atReport     = `//ol[contains(@class, "trail")]/li[4][@aria-current="step"]`
)

// TestTheMainJobIsDoneInTheBrowser is the whole way from an invoice that nobody paid
// to the case that is closed because it was, by mouse and keyboard, at both ends.
func TestTheMainJobIsDoneInTheBrowser(t *testing.T) {
	t.Parallel()
	p, served := atTheDemo(t)
	p.signsIn()
	p.takesIn(t.TempDir())
	number := p.findsTheCase()
	p.remindsAll()
	p.readsTheLetter()
	debtor, slip := p.followsTheMail(served.Portal)
	p.takesInPayment(t.TempDir(), served.Today, slip)
	p.opens("/cases/" + number)
	p.wants(`//*[@id="guide"]`, "Betalt")
	p.wants(`//p[@class="sub"]`, "Skylder 0,00\u00a0kr.")
	debtor.leads("look again", chromedp.Reload())
	debtor.does("see nothing to pay", chromedp.WaitVisible(`//h1`), chromedp.WaitNotPresent(`//*[@id="pay-amount"]`))
}

func (p *person) signsIn() {
	p.t.Helper()
	p.opens("/sign-in")
	p.does("type", chromedp.SendKeys(`//input[@name="email"]`, "mette@lindebjerg.example"), chromedp.SendKeys(`//input[@name="password"]`, "rolig-fjord-2026"))
	p.clicks(`//form[@action="/sign-in"]//button`)
	p.waitsFor(fmt.Sprintf(inMenu, "/cases"))
}

// takesIn sends the file with the new debtor, looks its columns over and takes it in.
func (p *person) takesIn(folder string) {
	p.t.Helper()
	p.clicks(fmt.Sprintf(inMenu, "/import"))
	p.sends(p.keeps(folder, "fakturaer.csv", newInvoice), "/import")
	for column, field := range map[string]string{"Forfaldsdato": "Forfaldsdato", "Beløb": "Beløb inkl. moms", "E-mail": "E-mail"} {
		p.does("see that "+column+" is "+field, chromedp.WaitReady(
			fmt.Sprintf(`//table[contains(@class, "colmap")]//tr[td[1][normalize-space()=%q]]//option[@selected][normalize-space()=%q]`, column, field)))
	}
	p.wants(`//section[.//*[@id="draft"]]`, newDebtor)
	p.clicks(`//button[@name="do"][@value="take"]`)
	p.clicks(`//a[contains(@class, "btn-primary")][@href="/cases"]`) // is there once the file is taken in
}

// keeps writes a file to send and returns its name.
func (p *person) keeps(folder, name, content string) string {
	p.t.Helper()
	name = filepath.Join(folder, name)
	if err := os.WriteFile(name, []byte(content), 0o600); err != nil {
		p.t.Fatal(err)
	}
	return name
}

// findsTheCase searches the list for the new debtor and returns the case's number.
func (p *person) findsTheCase() string {
	p.t.Helper()
	p.waitsFor(`//form[@id="cases-filter"]`)
	p.does("search", chromedp.SendKeys(`//form[@role="search"]//input[@name="q"]`, newDebtor+kb.Enter))
	p.waitsFor(`//form[@role="search"]//input[@value="` + newDebtor + `"]`) // the list has the case before the search too
	number := p.reads(anyNewDebtor + `//a[@class="id"]`)
	if _, err := strconv.ParseInt(number, 10, 64); err != nil {
		p.t.Fatalf("the case's number is %q", number)
	}
	return number
}

// remindsAll makes a dry run of what is due, looks for the new debtor in it, runs it,
// and goes from the report to the case.
func (p *person) remindsAll() {
	p.t.Helper()
	p.clicks(fmt.Sprintf(inMenu, "/followup"))
	p.clicks(`//form[@action="/followup"]//button`)
	p.does("see that the case is to be done", chromedp.WaitReady(anyNewDebtor+`//input[@name="case"][@checked]`))
	p.wants(anyNewDebtor, newOwed)
	p.clicks(`//button[@name="send"]`)
	p.waitsFor(atReport)
	p.clicks(`//ul[@class="reps"]//a[contains(@href, "show=done")]`)
	p.clicks(anyNewDebtor + `//a[@class="id"]`)
}

// readsTheLetter opens the letter that lies on the case.
func (p *person) readsTheLetter() {
	p.t.Helper()
	kind, letter := p.saved(p.link(`//section[contains(@class, "a-files")]//a[contains(., ".pdf")]`))
	if kind != "application/pdf" || !strings.HasPrefix(string(letter), "%PDF") {
		p.t.Fatalf("the letter is %s and begins with %.20q", kind, letter)
	}
	program, err := exec.LookPath("pdftotext")
	if err != nil {
		p.t.Log("NOT PROVEN: what the letter says, for want of pdftotext")
		return
	}
	command := exec.CommandContext(p.ctx, program, "-layout", "-", "-")
	command.Stdin = strings.NewReader(string(letter))
	text, err := command.Output()
	if err != nil {
		p.t.Fatal(err)
	}
	for _, part := range []string{newDebtor, newOwed} {
		if !strings.Contains(string(text), part) {
			p.t.Errorf("the letter doesn't say %q:\n%s", part, text)
		}
	}
}

// followsTheMail reads the mail that the letter went by, and lets the debtor follow
// its link. It returns the debtor, and what they are to pay by.
func (p *person) followsTheMail(portal string) (debtor *person, slip string) {
	p.t.Helper()
	p.clicks(`//aside[@class="corner"]//a[@href="/demo/mail"]`)
	mail := `//tr[td[contains(., "` + newMailbox + `")]]//a`
	p.readsAgainUntil(mail)
	p.clicks(mail)
	text := `//section[.//*[@id="text"]]`
	p.wants(text, newOwed)
	link := p.link(text + `//p/a`)
	if !strings.HasPrefix(link, portal+"/") {
		p.t.Fatalf("the mail leads to %s, want the portal at %s", link, portal)
	}
	debtor = p.elsewhere(portal)
	debtor.opens(strings.TrimPrefix(link, portal))
	debtor.wants(`//h1`, newOwedThere)
	debtor.wants(`//*[@id="pay-amount"]`, newOwedThere)
	return debtor, debtor.reads(`//*[@id="pay-slip"]`)
}

// takesInPayment sends what the bank says of one payment of all that is owed.
func (p *person) takesInPayment(folder string, day civil.Date, slip string) {
	p.t.Helper()
	_, reference, _ := strings.Cut(slip, "<") // +71<000000000101071+80000012<
	reference, _, cut := strings.Cut(reference, "+")
	if !cut || len(reference) != 15 {
		p.t.Fatalf("the payment slip's line is %q", slip)
	}
	p.opens("/payments") // the demo's own pages, with the mail, have another menu
	p.clicks(`//a[@href="/bank"]`)
	p.sends(p.keeps(folder, "bank.xml", bankSays(day, reference)), "/bank")
	p.clicks(`//button[@name="do"][@value="take"]`)
	p.waitsFor(`//a[contains(@class, "btn-primary")][@href="/payments"]`)
	p.wants(`//section[.//*[@id="counts"]]//dd[1]`, "1") // booked on a case
}

// bankSays is a statement of the carpenter's account (ISO 20022 camt.053) with the one
// payment, by the payment slip's reference.
func bankSays(day civil.Date, reference string) string {
	return strings.NewReplacer("DAY", day.String(), "AMOUNT", newOwedBank, "REFERENCE", reference).Replace(`<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt>
<GrpHdr><MsgId>PRV-DAY</MsgId><CreDtTm>DAYT06:00:00+01:00</CreDtTm></GrpHdr>
<Stmt><Id>PRV-DAY</Id><CreDtTm>DAYT06:00:00+01:00</CreDtTm><Acct><Id><IBAN>DK6999990001234567</IBAN></Id><Ccy>DKK</Ccy></Acct>
<Bal><Tp><CdOrPrtry><Cd>OPBD</Cd></CdOrPrtry></Tp><Amt Ccy="DKK">0.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>DAY</Dt></Dt></Bal>
<Bal><Tp><CdOrPrtry><Cd>CLBD</Cd></CdOrPrtry></Tp><Amt Ccy="DKK">AMOUNT</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>DAY</Dt></Dt></Bal>
<Ntry><NtryRef>1</NtryRef><Amt Ccy="DKK">AMOUNT</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>DAY</Dt></BookgDt><ValDt><Dt>DAY</Dt></ValDt>
<AcctSvcrRef>PRV-DAY-01</AcctSvcrRef><BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>RCDT</Cd><SubFmlyCd>DMCT</SubFmlyCd></Fmly></Domn></BkTxCd>
<NtryDtls><TxDtls><Refs><EndToEndId>NOTPROVIDED</EndToEndId></Refs><RmtInf><Strd><CdtrRefInf><Ref>REFERENCE</Ref></CdtrRefInf></Strd></RmtInf></TxDtls></NtryDtls></Ntry>
</Stmt></BkToCstmrStmt></Document>
`)
}

// TestTheKeyboardAloneDoesTheMainJob goes from the sign-in to the case that is closed,
// because its money was found among the payments, with Tab, Enter, Space, letters and the
// key for the search. Only files are chosen without: that window is the machine's.
func TestTheKeyboardAloneDoesTheMainJob(t *testing.T) {
	t.Parallel()
	p, served := atTheDemo(t)
	p.opens("/sign-in")
	p.types(`input[name="email"]`, "mette@lindebjerg.example")
	p.types(`input[name="password"]`, "rolig-fjord-2026")
	p.leads("sign in", chromedp.KeyEvent(kb.Enter))
	p.takesInByKeys(t.TempDir())
	p.remindsByKeys()
	number := p.findsByKeys()
	p.confirmsByKeys(p.keeps(t.TempDir(), "bank.xml", bankTells(served.Today)), number)
	if again := p.findsByKeys(); again != number {
		t.Errorf("the search finds case %s, then %s", number, again)
	}
	p.enters(`a.id[href="/cases/` + number + `"]`)
	p.wants(`//*[@id="guide"]`, "Betalt")
	p.enters(`main a[href="/cases/` + number + `/claims"]`)
	p.wants(`//main`, "Trappe") // what the column was told to be by hand
}

// takesInByKeys takes the invoice in from a file in which one column has a name that
// nobody knows, and says what it is.
func (p *person) takesInByKeys(folder string) {
	p.t.Helper()
	p.enters(`nav.side a[href="/import"]`)
	p.does("choose a file", chromedp.SetUploadFiles(`//input[@name="files"]`, []string{p.keeps(folder, "fakturaer.csv", strings.Replace(newInvoice, "Tekst", "Xyz", 1))}))
	p.enters(`form[action="/import"] button`)
	p.tabsTo(`tr:nth-child(10) select`) // the file's tenth column
	p.does("say what the column is", chromedp.KeyEvent("Tekst"))
	p.enters(`button[name="do"][value="take"]`)
	p.waitsFor(`//div[@role="status"]//b[starts-with(., "Kolonnerne er ændret")]`) // and is read by the new ones first
	p.enters(`button[name="do"][value="take"]`)
	p.waitsFor(`//a[contains(@class, "btn-primary")][@href="/cases"]`)
}

// remindsByKeys leaves one case out and takes it in again, and runs.
func (p *person) remindsByKeys() {
	p.t.Helper()
	p.enters(`nav.side a[href="/followup"]`)
	p.enters(`form[action="/followup"] button`)
	p.tabsTo(`input[name="sort"]`)
	for _, want := range []bool{false, true} {
		p.does("press Space", chromedp.KeyEvent(" "))
		if got, err := chromedp.Run(p.ctx, chromedp.Evaluate[bool](`document.activeElement.checked`)); err != nil || got != want {
			p.t.Errorf("Space leaves what is to be sent at %t, %v, want %t", got, err, want)
		}
	}
	p.enters(`button[name="send"]`)
	p.waitsFor(atReport)
	p.wants(`//ul[@class="reps"]`, "Gjort")
}

// findsByKeys searches from wherever the person is, and returns the number of the case.
func (p *person) findsByKeys() string {
	p.t.Helper()
	p.does("press the key for the search", chromedp.KeyEvent("/"))
	p.leads("search", chromedp.KeyEvent(newDebtor+kb.Enter))
	return p.reads(anyNewDebtor + `//a[@class="id"]`)
}

// confirmsByKeys sends the bank's file, and confirms what is proposed for a case.
func (p *person) confirmsByKeys(file, number string) {
	p.t.Helper()
	p.enters(`nav.side a[href="/payments"]`)
	p.enters(`main a[href="/bank"]`)
	p.does("choose a file", chromedp.SetUploadFiles(`//form[@action="/bank"]//input[@type="file"]`, []string{file}))
	p.enters(`form[action="/bank"] button`)
	p.enters(`button[name="do"][value="take"]`)
	p.waitsFor(`//a[contains(@class, "btn-primary")][@href="/payments"]`)
	p.enters(`main a.btn-primary[href="/payments"]`)
	p.enters(`button[name="one"][value$=":` + number + `"]`)
}

// bankTells is a statement with the same payment, by its payer's name alone.
func bankTells(day civil.Date) string {
	named := `</Refs><RltdPties><Dbtr><Pty><Nm>` + newDebtor + `</Nm></Pty></Dbtr></RltdPties><RmtInf><Ustrd>for trappen</Ustrd></RmtInf>`
	before, rest, _ := strings.Cut(bankSays(day, ""), "</Refs>")
	_, after, _ := strings.Cut(rest, "</RmtInf>")
	return before + named + after
}
