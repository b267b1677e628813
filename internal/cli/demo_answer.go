package cli

import (
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/money"
)

// demoAnswer is the story of the demo.
type demoAnswer struct {
	CreditorID int64        `json:"creditor"`
	Creditor   string       `json:"name"`
	Days       []demoDay    `json:"days"` // those on which something happened
	Until      civil.Date   `json:"until"`
	Cases      []demoCase   `json:"cases"`
	Inbox      int          `json:"inbox"` // payments that wait for a person
	Lines      int          `json:"lines"` // lines of files that do
	Verified   verifyAnswer `json:"verified"`
	Folder     demoPlaces   `json:"folder"`

	program string // as it was started, for commands to copy
}

// demoPlaces are where what was made lies.
type demoPlaces struct {
	Letters  string `json:"letters"`
	Mail     string `json:"mail"`
	Database string `json:"database"`
	Settings string `json:"settings"`
}

// demoDay is what happened on a day.
type demoDay struct {
	Day      civil.Date    `json:"day"`
	Imported *demoImport   `json:"imported,omitempty"`
	Banked   *demoPayments `json:"payments,omitempty"`
	Letters  []demoLetter  `json:"letters,omitempty"`
}

func (d demoDay) isQuiet() bool {
	return d.Imported == nil && d.Banked == nil && len(d.Letters) == 0
}

// demoImport is a file of invoices that was taken in.
type demoImport struct {
	File      string       `json:"name"`
	Principal money.Amount `json:"principal"`
	importAnswer
}

// demoPayments is a bank's file that was taken in.
type demoPayments struct {
	File     string        `json:"name"`
	Payments []demoPayment `json:"payments"`
	paymentsAnswer
}

// demoPayment is a payment and what became of it.
type demoPayment struct {
	Payer    string       `json:"payer"`
	Amount   money.Amount `json:"amount"`
	Text     string       `json:"text"`
	Case     int64        `json:"case,omitempty"`
	Closed   bool         `json:"closed"`
	Left     money.Amount `json:"left"`     // owed on the case after it
	Overpaid money.Amount `json:"overpaid"` // too much on the case after it
	Waits    string       `json:"waits,omitempty"`
}

// demoLetter is a letter that left.
type demoLetter struct {
	Case     int64        `json:"case"`
	Debtor   string       `json:"debtor"`
	Document string       `json:"document"`
	Channel  string       `json:"channel"`
	Total    money.Amount `json:"total"` // what it asks for

	made debt.Letter
}

// demoCase is how a case stands at the end.
type demoCase struct {
	Case    int64        `json:"case"`
	Debtor  string       `json:"debtor"`
	State   string       `json:"state"`
	Balance money.Amount `json:"balance"`
	Tasks   []caseTask   `json:"tasks"`
}
