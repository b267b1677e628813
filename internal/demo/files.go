package demo

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"strings"

	"krav/internal/civil"
	"krav/internal/money"
)

// invoiceFile returns the file of invoices that a creditor's accounts give, and
// whether there is anything in it.
func invoiceFile(of []debtor) []byte {
	var file bytes.Buffer
	file.WriteString("Fakturanr.;Kundenr.;Navn;Adresse;Postnr.;By;E-mail;CVR-nr.;Fakturadato;Forfaldsdato;Tekst;Beløb\n")
	for _, d := range of {
		for _, i := range d.invoices {
			fmt.Fprintf(&file, "%s;%d;%s;%s;%s;%s;%s;%s;%s;%s;%s;%s\n", i.number, d.number, d.name, d.street, d.postcode, d.town, d.email, d.cvr,
				danish(i.issued), danish(i.due), i.text, strings.Replace(i.amount.String(), ".", ",", 1))
		}
	}
	return file.Bytes()
}

// flaws are lines of a file of the gym's last week but one that nobody can use as they
// stand: one falls due on a day that there isn't, and one has no name.
func (t trade) flaws(day civil.Date) []byte {
	if t.creditor != Gym || day != Today().AddDays(-7) {
		return nil
	}
	return []byte("299901;2999;Johan Engvang;Skovbrynet 4;4300;Holbæk;;;17-10-2026;31-11-2026;Medlemskab;349,00\n" +
		"299801;2998;;Strandvejen 18;4400;Kalundborg;;;17-10-2026;31-10-2026;Holdtræning, sæson;1450,00\n")
}

func danish(d civil.Date) string {
	return fmt.Sprintf("%02d-%02d-%d", d.Day(), int(d.Month()), d.Year())
}

// transfer is money that came to the creditor's account.
type transfer struct {
	payer     string
	amount    money.Amount
	reference string // of the payment slip, or empty
	text      string
}

// bankFile returns the bank's statement of a day (ISO 20022 camt.053).
func bankFile(iban string, day civil.Date, transfers []transfer) []byte {
	var file bytes.Buffer
	total := money.Amount{}
	for _, t := range transfers {
		total = total.Plus(t.amount)
	}
	fmt.Fprintf(&file, `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt>
<GrpHdr><MsgId>%[1]s-%[2]s</MsgId><CreDtTm>%[2]sT06:00:00+01:00</CreDtTm></GrpHdr>
<Stmt><Id>%[2]s</Id><ElctrncSeqNb>%[3]d</ElctrncSeqNb><CreDtTm>%[2]sT06:00:00+01:00</CreDtTm><Acct><Id><IBAN>%[1]s</IBAN></Id><Ccy>DKK</Ccy></Acct>
`, iban, day, FirstDay().DaysUntil(day)+1)
	balance(&file, "OPBD", money.Kroner(20_000, 0), day)
	balance(&file, "CLBD", money.Kroner(20_000, 0).Plus(total), day)
	for n, t := range transfers {
		entry(&file, n+1, day, t)
	}
	file.WriteString("</Stmt></BkToCstmrStmt></Document>\n")
	return file.Bytes()
}

func balance(file *bytes.Buffer, code string, amount money.Amount, day civil.Date) {
	fmt.Fprintf(file, "<Bal><Tp><CdOrPrtry><Cd>%s</Cd></CdOrPrtry></Tp><Amt Ccy=\"DKK\">%s</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>%s</Dt></Dt></Bal>\n", code, amount, day)
}

func entry(file *bytes.Buffer, n int, day civil.Date, t transfer) {
	what := "<Ustrd>" + escaped(t.text) + "</Ustrd>"
	if t.reference != "" {
		what = "<Strd><CdtrRefInf><Ref>" + t.reference + "</Ref></CdtrRefInf></Strd>"
	}
	fmt.Fprintf(file, `<Ntry><NtryRef>%[1]d</NtryRef><Amt Ccy="DKK">%[2]s</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>%[3]s</Dt></BookgDt><ValDt><Dt>%[3]s</Dt></ValDt>
<AcctSvcrRef>DEMO-%[3]s-%02[1]d</AcctSvcrRef><BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>RCDT</Cd><SubFmlyCd>DMCT</SubFmlyCd></Fmly></Domn></BkTxCd>
<NtryDtls><TxDtls><Refs><EndToEndId>NOTPROVIDED</EndToEndId></Refs><RltdPties><Dbtr><Pty><Nm>%[4]s</Nm></Pty></Dbtr></RltdPties><RmtInf>%[5]s</RmtInf></TxDtls></NtryDtls></Ntry>
`, n, t.amount, day, escaped(t.payer), what)
}

func escaped(text string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(text)) // a builder takes everything
	return b.String()
}
