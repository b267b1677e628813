package casework

import (
	"context"
	"time"

	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/jobs"
	"krav/internal/journal"
	"krav/internal/money"
)

// Store is where everything is kept, as the use cases need it.
type Store interface {
	// Creditors returns the ids of all creditors, in order.
	Creditors(ctx context.Context) ([]debt.CreditorID, error)
	// AddCreditor adds a creditor and returns its id: the next number in the house.
	AddCreditor(ctx context.Context, c Creditor) (debt.CreditorID, error)
	// Update runs f in one transaction for one creditor, and again where the
	// engine asks for another try. What f returns ends it: nil commits. It fails
	// with store.commit_unknown where the line was cut during the commit.
	Update(ctx context.Context, creditor debt.CreditorID, f func(ctx context.Context, tx Tx) error) error
	// View runs f over one consistent view of one creditor's rows.
	View(ctx context.Context, creditor debt.CreditorID, f func(ctx context.Context, r Reader) error) error
	// Audit is View for who goes through all there is: the memory it takes doesn't
	// grow with how much is asked.
	Audit(ctx context.Context, creditor debt.CreditorID, f func(ctx context.Context, r Reader) error) error
	// Restored returns the restore from a backup that nobody has released the house
	// from, or false.
	Restored(ctx context.Context) (Restoration, bool, error)
	// HoldRestored notes that the house was restored, and is on hold from now on.
	HoldRestored(ctx context.Context, r Restoration) error
	// Release notes who has released the house.
	Release(ctx context.Context, at time.Time, by string) error
	// LawAdditions returns what the operator has laid over the book of law: rates, oldest
	// first, and rows that were read at their source, in the order in which they were.
	LawAdditions(ctx context.Context) (LawAdditions, error)
	// HouseTasks returns what whoever runs the house is asked to do, oldest first.
	HouseTasks(ctx context.Context) ([]HouseTask, error)
	// UpdateHouse is Update for what belongs to the house.
	UpdateHouse(ctx context.Context, f func(ctx context.Context, tx HouseTx) error) error
	// Grown says that so many claims were added at once, or are next, so that the engine
	// may look at what its tables hold now before it is asked. It is help and never needed: where the
	// program's role may not have that done, nothing happens.
	Grown(ctx context.Context, claims int) error
	// Scrub overwrites what removed rows have left behind in the files of the
	// database, as far as the engine and the program's role can. It fails with
	// fault.Unavailable while somebody reads on in what was there before.
	Scrub(ctx context.Context) error
}

// Reader reads one creditor's rows. A thing that isn't there, or is another
// creditor's, is fault.NotFound.
type Reader interface {
	// Creditor returns the creditor with its settings and clock.
	Creditor(ctx context.Context) (Creditor, error)
	// CaseID returns the id of the case with a number.
	CaseID(ctx context.Context, number int64) (debt.CaseID, error)
	// Journals returns the journals of cases, whole and in the order of the ids
	// given; a case that isn't there has no records.
	// It fails with fault.Corrupt where a row holds what can't be read.
	Journals(ctx context.Context, ids []debt.CaseID) ([][]journal.Record, error)
	// CaseIDs returns the ids of cases that have a journal or a row, after one, in
	// order, at most limit.
	CaseIDs(ctx context.Context, after debt.CaseID, limit int) ([]debt.CaseID, error)
	// DueCases returns the ids of the cases to be looked at on a day (review_on up
	// to it), after one, in the order of their ids, at most limit.
	DueCases(ctx context.Context, on civil.Date, after debt.CaseID, limit int) ([]debt.CaseID, error)
	// WaitingCases returns the ids of the open cases that aren't to be looked at until
	// after a day, if ever, as DueCases does those that are.
	WaitingCases(ctx context.Context, on civil.Date, after debt.CaseID, limit int) ([]debt.CaseID, error)
	// CaseRows returns the rows of the case list after a number, at most limit.
	CaseRows(ctx context.Context, after int64, limit int) ([]CaseRow, error)

	// CaseLines returns one page of a list of cases, in its order, and the mark of
	// each line; a page before another comes backwards. It fails with fault.Invalid
	// where a mark isn't one of the order's.
	CaseLines(ctx context.Context, q *CaseQuery) ([]CaseLine, []CaseMark, error)
	// CountedCaseLines returns the same, and counts the cases of all pages besides, up to
	// a number.
	CountedCaseLines(ctx context.Context, q *CaseQuery) ([]CaseLine, []CaseMark, CaseTotal, error)
	// CaseTotal counts the cases of a list, up to a number.
	CaseTotal(ctx context.Context, f *CaseFilter) (CaseTotal, error)
	// CaseCounts returns how many cases there are of each sort.
	CaseCounts(ctx context.Context) ([]CaseCount, error)
	// CasesDueOn counts the open cases to be looked at on each day of a span that
	// has some.
	CasesDueOn(ctx context.Context, span civil.Interval) ([]DayCount, error)
	// Figures counts what there is to do on a day.
	Figures(ctx context.Context, on civil.Date) (Figures, error)
	// DueSteps counts the open cases to be looked at by a day, by flow and next step.
	DueSteps(ctx context.Context, on civil.Date) ([]DueStep, error)
	// PaymentsByDay sums the payments that stand by the days they count from.
	PaymentsByDay(ctx context.Context, span civil.Interval) ([]DayMoney, error)
	// OpenTasks counts the tasks of each of some kinds that wait for a person, up to some
	// thousands.
	OpenTasks(ctx context.Context, kinds []string) (map[string]int, error)
	// BankSum sums the entries in some states, of some thousands of each at most.
	BankSum(ctx context.Context, states []BankState) (money.Amount, error)
	// ClaimsDueIn returns claims of open cases by their last timely day, the first first,
	// and whether those are all. Cases that CasesWithLimitation returns are left out.
	ClaimsDueIn(ctx context.Context, q DueQuery) (claims []AgingClaim, all bool, err error)
	// CasesWithLimitation returns the ids of cases on which something has changed when a
	// claim is lost, after one, in order, at most limit.
	CasesWithLimitation(ctx context.Context, after debt.CaseID, limit int) ([]debt.CaseID, error)
	// SavedViews returns the saved views of the case list, by name.
	SavedViews(ctx context.Context) ([]SavedView, error)

	// Batch returns a batch of follow-up.
	Batch(ctx context.Context, id int64) (Batch, error)
	// BatchAsked returns the id of the batch that a form asked for, or nought.
	BatchAsked(ctx context.Context, key string) (int64, error)
	// Batches returns batches that were approved, newest first: before one, at most
	// limit.
	Batches(ctx context.Context, before int64, limit int) ([]Batch, error)
	// BatchParts returns what a batch comes to, by sort, flow and outcome.
	BatchParts(ctx context.Context, id int64) ([]BatchPart, error)
	// BatchCases returns cases of a batch in their order.
	BatchCases(ctx context.Context, q BatchQuery) ([]BatchCase, error)

	// ClaimsNumbered returns the claims known under the keys of invoice numbers
	// (intake.NumberKey), of whatever source.
	ClaimsNumbered(ctx context.Context, keys []string) ([]KnownClaim, error)
	// ClaimsOnSlips returns the claims whose invoices carry references of payment slips.
	ClaimsOnSlips(ctx context.Context, references []string) ([]SlipClaim, error)
	// DebtorsLike returns the open cases whose debtor has one of the customer
	// numbers, CVR numbers or names, or which are among the cases asked for.
	DebtorsLike(ctx context.Context, q DebtorQuery) ([]KnownDebtor, error)
	// NamesNear returns the names of debtors, of closed cases too, that lie under keys of
	// names which may differ by a slip of the pen, and NamesAt by where they live.
	NamesNear(ctx context.Context, keys []string) ([]NearName, error)
	NamesAt(ctx context.Context, places []string) ([]NearName, error)
	// NamesBorneElsewhere returns those of some names, by their keys, that the debtor of
	// another case than one has; also of a closed one.
	NamesBorneElsewhere(ctx context.Context, id debt.CaseID, names []string) ([]string, error)
	// OtherCases returns, by case, the other open cases whose debtor may be the same: by
	// customer number, by CVR number, or by name and postcode.
	OtherCases(ctx context.Context, ids []debt.CaseID) (map[debt.CaseID][]debt.CaseID, error)
	// OtherCasesEver returns the other cases, closed ones too, whose debtor may be that of
	// a case, as OtherCases finds them.
	OtherCasesEver(ctx context.Context, id debt.CaseID) ([]debt.CaseID, error)
	// CasesInEstate returns the ids of the cases, open or ended, that were told of an estate
	// (bobehandling), and whose debtor has one of the customer numbers, CVR numbers or names.
	CasesInEstate(ctx context.Context, q DebtorQuery) ([]debt.CaseID, error)
	// CasesNumbered returns the cases with these numbers.
	CasesNumbered(ctx context.Context, numbers []int64) ([]CaseRow, error)

	// Mapping returns the stored column mapping for headings with a hash, or "".
	Mapping(ctx context.Context, headings string) (string, error)
	IntakeReader

	// Enclosures returns what is kept with the claims of a case, without the content.
	Enclosures(ctx context.Context, id debt.CaseID) ([]Enclosure, error)
	// EnclosureContent returns the bytes of one of them. It fails with fault.Corrupt
	// where they aren't what was kept.
	EnclosureContent(ctx context.Context, of debt.CaseID, id int64) ([]byte, error)

	// Upload returns a file that was sent.
	Upload(ctx context.Context, id int64) (Upload, error)
	// UploadHashed returns the file of a kind with a hash, or false.
	UploadHashed(ctx context.Context, kind UploadKind, hash string) (Upload, bool, error)
	// Uploads returns files of a kind that were sent, the newest first, before one, at
	// most limit.
	Uploads(ctx context.Context, kind UploadKind, before int64, limit int) ([]Upload, error)
	// UploadPart returns a part of a file, counted from nought.
	UploadPart(ctx context.Context, id int64, part int) ([]byte, error)

	// BankEntriesKnown returns the identities among those given that are stored.
	BankEntriesKnown(ctx context.Context, identities []string) ([]string, error)
	// BankEntries returns the entries in a state, after one, at most limit.
	BankEntries(ctx context.Context, state BankState, after int64, limit int) ([]BankEntry, error)
	// BankEntriesBefore returns the entries in a state, the newest first, before one
	// where it isn't nought, at most limit.
	BankEntriesBefore(ctx context.Context, state BankState, before int64, limit int) ([]BankEntry, error)
	// BankEntry returns one of them.
	BankEntry(ctx context.Context, id int64) (BankEntry, error)
	// BankEntryIdentified returns the entry with an identity.
	BankEntryIdentified(ctx context.Context, identity string) (BankEntry, error)
	// BankEntriesIdentified returns the entries with one of some identities.
	BankEntriesIdentified(ctx context.Context, identities []string) ([]BankEntry, error)
	// BankEntriesAfter returns all entries, after one, at most limit.
	BankEntriesAfter(ctx context.Context, after int64, limit int) ([]BankEntry, error)
	// BankEntryPaid returns the entry that a payment on a case was booked from.
	BankEntryPaid(ctx context.Context, id debt.CaseID, payment debt.PaymentID) (BankEntry, error)
	// BankEntriesOf returns the entries with one of some ids.
	BankEntriesOf(ctx context.Context, ids []int64) ([]BankEntry, error)
	// WaitingFor returns what seems to be for some cases and waits for a person: money that
	// is proposed or came in another currency, and lines of files that are asked about for
	// one of some reasons.
	WaitingFor(ctx context.Context, reasons []string, cases []debt.CaseID) ([]Waiting, error)
	// BankCandidates returns the further cases that some entries may be for, by entry.
	BankCandidates(ctx context.Context, entries []int64) (map[int64][]debt.CaseID, error)
	// BankReversals returns the entries that took money back on some cases and wait for
	// a person.
	BankReversals(ctx context.Context, cases []debt.CaseID) ([]BankEntry, error)
	// BankNamesKnown returns the names among those given that an entry has.
	BankNamesKnown(ctx context.Context, names []string) ([]BankName, error)

	// Asked returns how much of what points to a case waits for a person.
	Asked(ctx context.Context, id debt.CaseID) (Asked, error)

	// Archived returns a document as it was archived, byte for byte.
	Archived(ctx context.Context, id debt.DocumentID) (Archived, error)
	// Shared returns a shared part (a logo, the common front of letters) by hash.
	Shared(ctx context.Context, hash string) ([]byte, error)
	// Queue returns dispatches across cases, newest first: those in a status, or
	// all where it is nought; before one, at most limit.
	Queue(ctx context.Context, status debt.DispatchStatus, before debt.DispatchID, limit int) ([]QueueRow, error)
	// Sendings returns dispatches across cases that a query asks for, newest first.
	Sendings(ctx context.Context, q *SendingQuery) ([]QueueRow, error)
	// SendingCounts counts the dispatches in each status, each up to some thousands.
	SendingCounts(ctx context.Context) (map[debt.DispatchStatus]int, error)
	// WaitingWork returns the creditor's jobs that have not ended, by what they
	// wait for.
	WaitingWork(ctx context.Context) ([]jobs.Waiting, error)
	// DispatchCase returns the case that a dispatch belongs to.
	DispatchCase(ctx context.Context, id debt.DispatchID) (debt.CaseID, error)

	// SettingsChanges returns changes of the settings, the newest first: before one,
	// or from the newest where it is nought; at most limit.
	SettingsChanges(ctx context.Context, before int64, limit int) ([]SettingsChange, error)
	// SettingsChange returns one of them.
	SettingsChange(ctx context.Context, id int64) (SettingsChange, error)
	// LastSettingsChange returns the newest change of a part of the settings, or false.
	LastSettingsChange(ctx context.Context, part SettingsPart) (SettingsChange, bool, error)

	// Secret returns a secret, opened.
	Secret(ctx context.Context, name string) (string, error)

	// Anchors returns the creditor's anchors without their heads, oldest first.
	Anchors(ctx context.Context) ([]AnchorRow, error)
	// AnchorlessDays returns the days of heads whose anchor is gone.
	AnchorlessDays(ctx context.Context) ([]civil.Date, error)
	// ArchivedOf returns which documents are archived for some cases.
	ArchivedOf(ctx context.Context, ids []debt.CaseID) (map[debt.CaseID][]debt.DocumentID, error)
	// AnchorHeads returns the heads that the anchor of a day covers, in the order of
	// the cases.
	AnchorHeads(ctx context.Context, day civil.Date) ([]journal.Head, error)
	// AnchoredHeads returns what anchors say of some cases, oldest first.
	AnchoredHeads(ctx context.Context, ids []debt.CaseID) ([]AnchoredHead, error)
	// LostHeads returns the last that anchors say of each case that has no journal.
	LostHeads(ctx context.Context) ([]AnchoredHead, error)
	// LastAnchor returns the newest anchor without its heads, or false.
	LastAnchor(ctx context.Context) (AnchorRow, bool, error)
	// GrownHeads returns the heads of cases that grew since the last anchor, in the
	// order of their ids.
	GrownHeads(ctx context.Context) ([]journal.Head, error)
	// CheckRows compares the projections of a case with what its journal says and
	// returns what differs, a line each ("claim 17: principal").
	CheckRows(ctx context.Context, c debt.Case, s Summary) ([]string, error)
	// AlteredBytes returns what is stored as it came or went, and no longer has its
	// hash: what letters say, lines that were read, parts that letters share.
	AlteredBytes(ctx context.Context) ([]Altered, error)
	// NextCaseNumber returns the number that the next case gets.
	NextCaseNumber(ctx context.Context) (int64, error)
	// CaseNumbersOf returns the numbers of cases by their ids, as far as they have a row.
	CaseNumbersOf(ctx context.Context, ids []debt.CaseID) (map[debt.CaseID]int64, error)
	// CountTombstones returns how many cases are erased as a whole.
	CountTombstones(ctx context.Context) (int64, error)
	// Tombstones returns what remains of the erased cases among some.
	Tombstones(ctx context.Context, ids []debt.CaseID) (map[debt.CaseID]Tombstone, error)
	// StrayRows returns what projections hold of cases that have no journal.
	StrayRows(ctx context.Context) ([]string, error)
	// Orphans returns what isn't a projection and is left of cases that have neither a
	// journal nor a tombstone.
	Orphans(ctx context.Context) ([]Orphan, error)
}

// Tx changes one creditor's rows. It reads its own writes.
type Tx interface {
	Reader
	BankTx
	// Lock locks cases and returns them as they stand, in the order of their ids.
	// Its first statement on a case raises the case's version; a case that isn't
	// there is left out.
	Lock(ctx context.Context, ids []debt.CaseID) ([]Locked, error)
	// Append adds records to journals and brings the projections to what they say.
	// Where a place in a journal is taken, it fails with fault.Conflict.
	Append(ctx context.Context, changes []Change) error
	// Unlock takes back what Lock did to the versions of cases that nothing was
	// appended to.
	Unlock(ctx context.Context, ids []debt.CaseID) error
	// Savepoint runs f so that what it wrote is undone alone where it fails.
	Savepoint(ctx context.Context, f func(ctx context.Context) error) error
	// Rebuild writes the projections of a case anew from its journal.
	Rebuild(ctx context.Context, c debt.Case, s Summary) error
	// ClearRows empties the projections, before they are rebuilt.
	ClearRows(ctx context.Context) error

	// Review writes when locked cases are to be looked at next and what their next
	// step is, and returns how many that had changed for.
	Review(ctx context.Context, reviewed []Reviewed) (int, error)

	// CaseNumbers takes the next n case numbers and returns the first.
	CaseNumbers(ctx context.Context, n int) (int64, error)
	// Enqueue adds jobs; one whose key is known is left out.
	Enqueue(ctx context.Context, drafts []jobs.Draft) error
	// Supersede forgets the jobs of a kind that have ended, but the one with a key:
	// what was done under another may be ordered again.
	Supersede(ctx context.Context, kind, key string) error

	// BeginAttempt notes, before a message is handed over, that it will be, and
	// returns how many attempts before this one are open: whether the message left
	// by them nobody knows, or they are still under way.
	BeginAttempt(ctx context.Context, id debt.DispatchID, at time.Time) (int, error)
	// DropAttempt takes back an attempt by which the message is known not to have left.
	DropAttempt(ctx context.Context, id debt.DispatchID) error
	// EndAttempts forgets the open attempts at a message of which is recorded what
	// became of it, and returns how many there were.
	EndAttempts(ctx context.Context, id debt.DispatchID) (int, error)
	// OpenAttempts returns those of some messages that an attempt is open at: they are
	// being handed over, or may have left already.
	OpenAttempts(ctx context.Context, ids []debt.DispatchID) ([]debt.DispatchID, error)

	// SaveCreditor replaces the creditor's settings.
	SaveCreditor(ctx context.Context, c Creditor) error
	// AddSettingsChange notes a change of the settings.
	AddSettingsChange(ctx context.Context, change SettingsChange) error
	// SetClock moves the clock of a sandbox.
	SetClock(ctx context.Context, at time.Time) error
	// SaveSecret stores a secret, sealed; an empty one is removed.
	SaveSecret(ctx context.Context, name, value string) error

	// SaveMapping stores a column mapping for headings with a hash.
	SaveMapping(ctx context.Context, headings, mapping string) error
	// SaveFile stores or replaces a file that was read.
	SaveFile(ctx context.Context, f IntakeFile) error
	// SaveLines stores lines that wait for a person; a line of a file that is
	// already stored is left as it is.
	SaveLines(ctx context.Context, lines []IntakeLine) error
	// ReplaceLine stores a line that still waits, with its new reason.
	ReplaceLine(ctx context.Context, line IntakeLine) error
	// PlaceDebtors says where those debtors live of whom it isn't said though their address is
	// known, so that NamesAt finds them.
	PlaceDebtors(ctx context.Context) error
	// SettleLine ends a line's waiting, and forgets what stood in it.
	SettleLine(ctx context.Context, id int64, state LineState) error

	// KeepEnclosures keeps files of lines; what is kept already is left as it is.
	KeepEnclosures(ctx context.Context, enclosures []Enclosure) error
	// BindEnclosures gives the files of a line that waited to the claim it became.
	BindEnclosures(ctx context.Context, line IntakeLine, id debt.CaseID, claim debt.ClaimID) error
	// DropEnclosures forgets the files of a line.
	DropEnclosures(ctx context.Context, line IntakeLine) error

	// SaveUpload stores a file that was sent, or what has become of it. The same
	// bytes under two ids fail with fault.Conflict.
	SaveUpload(ctx context.Context, u Upload) error
	// SaveUploadPart stores a part of a file.
	SaveUploadPart(ctx context.Context, id int64, part int, content []byte) error
	// EmptyUpload forgets what a file was, and keeps what became of it.
	EmptyUpload(ctx context.Context, id int64) error
	// DropUpload forgets a file.
	DropUpload(ctx context.Context, id int64) error
	// DropStaleUploads forgets some of the files sent before a moment that still wait
	// for a person, and returns how many.
	DropStaleUploads(ctx context.Context, before time.Time) (int, error)

	// Archive stores a document, its shared front once by hash.
	Archive(ctx context.Context, a Archived) error
	// SaveShared stores a shared part by its hash.
	SaveShared(ctx context.Context, hash string, part []byte) error
	// PutSavedView saves a view, in place of one with the same name.
	PutSavedView(ctx context.Context, v SavedView) error
	// DropSavedView removes a view.
	DropSavedView(ctx context.Context, id int64) error
	// Anchor stores an anchor.
	Anchor(ctx context.Context, a AnchorRow) error
	// SaveRun stores what a run did, replacing what was stored under its id.
	SaveRun(ctx context.Context, r RunReport) error
	// LockBatch locks a batch until the transaction ends. It fails with fault.NotFound.
	LockBatch(ctx context.Context, id int64) error
	// PutBatch stores a batch, or what has become of it.
	PutBatch(ctx context.Context, b Batch) error
	// PutBatchCases stores the cases of a batch.
	PutBatchCases(ctx context.Context, batch int64, cases []BatchCase) error
	// SettleBatchCases says what has become of cases of a batch.
	SettleBatchCases(ctx context.Context, batch int64, settled []BatchSettled) error
	// MoveBatchCases gives the cases of a batch that have one outcome another: those
	// of a sort, or of all where it is empty.
	MoveBatchCases(ctx context.Context, batch int64, sort, from, to string) error
	// DropStaleBatches removes some of the dry runs made before a moment that nobody
	// approved.
	DropStaleBatches(ctx context.Context, before time.Time) error
	// Erase removes the personal text of a case's journal, its letters, and what
	// payers wrote; the case's projections are made anew of c and s.
	Erase(ctx context.Context, id debt.CaseID, c debt.Case, s Summary) error
	// Bury removes a case, journal and all, and leaves a tombstone. It fails with
	// fault.Forbidden where the program's role may not remove events.
	Bury(ctx context.Context, t Tombstone) error
}
