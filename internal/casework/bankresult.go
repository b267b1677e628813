package casework

// mostTold is how many lines of a bank's file its report tells of one by one.
const mostTold = 100

// MoneyResult is what became of a bank's file. What it says of lines names no debtor;
// Refused and Warned count all of them, Lines has the first.
type MoneyResult struct {
	Matched   int           `json:"matched"`
	Proposed  int           `json:"proposed"`
	Unmatched int           `json:"unmatched"`
	Duplicate int           `json:"duplicate"`
	Reversed  int           `json:"reversed"`
	Outgoing  int           `json:"outgoing"`
	Refused   int           `json:"refused"`
	Warned    int           `json:"warned"`
	Lines     []SaidOfLine  `json:"lines,omitempty"`
	Overpaid  []Overpayment `json:"overpaid,omitempty"`
}

// SaidOfLine is a message about a line of a file.
type SaidOfLine struct {
	SaidOfFile

	Line    int  `json:"line"`
	Warning bool `json:"warning,omitempty"` // it was read, and is to be looked at
}

func moneyResultOf(r *PaymentsReport) UploadResult {
	made := MoneyResult{
		Matched: r.Matched, Proposed: r.Proposed, Unmatched: r.Unmatched, Duplicate: r.Duplicate, Reversed: r.Reversed, Outgoing: r.Outgoing,
		Refused: len(r.Refused), Warned: len(r.Warnings), Overpaid: r.Overpaid,
	}
	for _, said := range r.Refused {
		made.tell(said, SaidOfLine{})
	}
	for _, said := range r.Warnings {
		made.tell(said, SaidOfLine{Warning: true})
	}
	whole := UploadResult{File: r.File, Money: &made}
	whole.remark(r.Remarks)
	return whole
}

func (m *MoneyResult) tell(said LineReport, line SaidOfLine) {
	if len(m.Lines) == mostTold {
		return
	}
	line.Line, line.Key, line.Args = said.Line, said.Why.Key, said.Why.Args
	m.Lines = append(m.Lines, line)
}
