package intake_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"krav/internal/intake"
)

// The check digits are worked out by modulus 10 as in law.md section 16.1: payload
// 00404040000066 has 9, 00000000012345 has 5, 123456789012345 has 2.
func TestWhatAPaymentSaysThatItIsFor(t *testing.T) {
	t.Parallel()
	invoices := map[string]bool{"10591": true, "10592": true, "2026": true, "17": true, "A-77": true, "2026/117": true}
	known := intake.Known{CreditorNumber: "81234567", Invoice: func(number string) bool { return invoices[number] }}
	type r = intake.Reference
	for name, c := range map[string]struct {
		entry intake.BankEntry
		want  []r
	}{
		"a slip":                    {structured("004040400000669"), []r{{intake.PaymentReference, "004040400000669"}}},
		"a slip of 16 digits":       {structured("1234567890123452"), []r{{intake.PaymentReference, "1234567890123452"}}},
		"a slip with its type":      {structured("71004040400000669"), []r{{intake.PaymentReference, "004040400000669"}}},
		"a slip in groups":          {structured("00404 04000 00669"), []r{{intake.PaymentReference, "004040400000669"}}},
		"a wrong check digit":       {structured("004040400000668"), nil},
		"nothing but noughts":       {structured("000000000000000"), nil},
		"lost its zeros":            {structured("4040400000669"), []r{{intake.ShortReference, "004040400000669"}}},
		"a slip in the text":        {text("FI 004040400000669 tak"), []r{{intake.PaymentReference, "004040400000669"}}},
		"a printed line":            {text("+71<004040400000669+81234567<"), []r{{intake.PaymentReference, "004040400000669"}}},
		"a line without zeros":      {text("betalt 71<4040400000669+81234567<"), []r{{intake.PaymentReference, "004040400000669"}}},
		"another creditor's line":   {text("+71<004040400000669+89999999<"), nil},
		"a line with a wrong digit": {text("+71<004040400000668+81234567<"), nil},
		"the payer's own":           {intake.BankEntry{EndToEndID: "X 10592"}, []r{{intake.EndToEndReference, "X 10592"}, {intake.InvoiceReference, "10592"}}},
		"a case":                    {text("sag 10427"), []r{{intake.CaseReference, "10427"}}},
		"a case, by number":         {text("Vedr. Sagsnr.: 010427"), []r{{intake.CaseReference, "10427"}}},
		"a case, joined":            {text("sagsnr.10427"), []r{{intake.CaseReference, "10427"}}},
		"a case, with a full stop":  {text("sag nr. 10.427"), []r{{intake.CaseReference, "10427"}}},
		"a case in English":         {text("Case no 10427"), []r{{intake.CaseReference, "10427"}}},
		"no case":                   {text("til min sag om 10427 kr"), nil},
		"an invoice":                {text("Faktura 10591"), []r{{intake.InvoiceReference, "10591"}}},
		"two invoices":              {text("10591, 10592"), []r{{intake.InvoiceReference, "10591"}, {intake.InvoiceReference, "10592"}}},
		"two with a stroke":         {text("fakt. 10591/10592"), []r{{intake.InvoiceReference, "10591"}, {intake.InvoiceReference, "10592"}}},
		"one with a stroke in it":   {text("inv 2026/117"), []r{{intake.InvoiceReference, "2026/117"}}},
		"leading noughts":           {text("faktura 00010591"), []r{{intake.InvoiceReference, "10591"}}},
		"joined to a word":          {text("faktura10591"), []r{{intake.InvoiceReference, "10591"}}},
		"after a mark":              {text("nr.10591 #10592"), []r{{intake.InvoiceReference, "10591"}, {intake.InvoiceReference, "10592"}}},
		"small letters":             {text("faktura a-77"), []r{{intake.InvoiceReference, "A-77"}}},
		"the payer's own, a number": {intake.BankEntry{EndToEndID: "10427"}, []r{{intake.EndToEndReference, "10427"}, {intake.BareNumber, "10427"}}},
		"the payer's own, a slip":   {intake.BankEntry{EndToEndID: "004040400000669"}, []r{{intake.PaymentReference, "004040400000669"}, {intake.EndToEndReference, "004040400000669"}}},
		"a number alone":            {text("Anna Holm 10427"), []r{{intake.BareNumber, "10427"}}},
		"numbers that say nothing":  {text("10427 4711"), nil},
		"an invoice of others":      {text("faktura nr. 10427"), nil},
		"a year":                    {text("kontingent 2026"), nil},
		"a year that is spoken of":  {text("faktura 2026"), []r{{intake.InvoiceReference, "2026"}}},
		"a short number":            {text("17 kr"), nil},
		"a short one, spoken of":    {text("faktura nr 17"), []r{{intake.InvoiceReference, "17"}}},
		"an unknown number":         {text("faktura 99999"), nil},
		"said twice":                {intake.BankEntry{Structured: []string{"10591"}, Text: []string{"faktura 10591"}}, []r{{intake.InvoiceReference, "10591"}}},
		"the most trusted first": {
			intake.BankEntry{EndToEndID: "E", Structured: []string{"004040400000669"}, Text: []string{"sag 5 faktura 10591"}},
			[]r{{intake.PaymentReference, "004040400000669"}, {intake.EndToEndReference, "E"}, {intake.CaseReference, "5"}, {intake.InvoiceReference, "10591"}},
		},
		"nothing": {intake.BankEntry{}, nil},
	} {
		if diff := cmp.Diff(c.want, intake.References(c.entry, known)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

func TestWhetherAPaymentSaysWhatItIsFor(t *testing.T) {
	t.Parallel()
	for said, want := range map[string]bool{
		"tak": false, "Anna Holm 4711": false, "42 kr": false, "": false, "faktura": false,
		"faktura 2044": true, "Fakt.nr. 2044": true, "sag 99": true, "004040400000669": true, "+71<004040400000669+81234567<": true,
	} {
		if got := intake.SaysWhatFor(text(said)); got != want {
			t.Errorf("%q says what it is for: %v, want %v", said, got, want)
		}
	}
}

func TestWhetherAPaymentSaysWhatANumberIs(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		entry intake.BankEntry
		want  bool
	}{
		"a number":                  {text("Medlem 10591 kontingent"), false},
		"a number by name":          {text("Medlem nr.10591"), false},
		"a number with a mark":      {text("#10591"), false},
		"a number alone":            {text("10591"), false},
		"the payer's own, a number": {intake.BankEntry{EndToEndID: "10591"}, false},
		"another number is said":    {text("faktura 10592, medlem 10591"), false},
		"an invoice":                {text("faktura nr. 10591"), true},
		"an invoice, joined":        {text("faktura10591"), true},
		"one of two invoices":       {text("fakt. 10590 og 10591"), false},
		"the second of two":         {text("fakt 10590/10591"), true},
		"a case":                    {text("sag 010591"), true},
		"a field for references":    {structured("10591"), true},
		"the payer's own":           {intake.BankEntry{EndToEndID: "regning 10591"}, true},
		"a slip made of it":         {text("FI 000000000105916"), true},
		"a slip of another":         {text("+71<000000000105916+89999999<"), false},
		"twice":                     {text("10591 faktura 10591"), true},
	} {
		if got := intake.SaysWhatItIs(c.entry, "10591", "81234567"); got != c.want {
			t.Errorf("%s: says what it is: %v, want %v", name, got, c.want)
		}
	}
}

func structured(text string) intake.BankEntry { return intake.BankEntry{Structured: []string{text}} }

func text(text string) intake.BankEntry { return intake.BankEntry{Text: []string{text}} }
