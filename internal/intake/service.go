package intake

import (
	"errors"
	"io"
	"strconv"
	"strings"

	"krav/internal/fault"
)

// ServiceReader reads what was paid through Betalingsservice: delivery 0602
// (betalingsoplysninger) with automatic payments (section 0211) and payment slips
// (section 0215), in records of 128 characters.
//
// The publisher's own guide isn't public. The positions are those that programs in
// use read, which agree with one another: see docs/PAYMENTS.md for what is assumed.
// The counts and sums of the end records are held against the payments before the
// first is handed out, so that a file that is cut or changed books nothing.
type ServiceReader struct {
	records *recordsOfService
	now     serviceSection
	seen    sightings
	days    sightings
}

// serviceSection is the section that is being read.
type serviceSection struct {
	number  string // 0211, 0215; empty between sections
	service string // the creditor's number at Betalingsservice
}

// deliveryType is the delivery that is read.
const deliveryType = "0602"

// OpenService checks a delivery from its beginning to its end, goes back to its
// beginning, and begins to read it. It fails with service.other_delivery for
// another type than 0602, with service.delivery_twice, service.record_unknown,
// service.ends_early and service.totals_differ.
func OpenService(source io.ReadSeeker) (*ServiceReader, error) {
	r := &ServiceReader{records: newServiceRecords(source)}
	if err := r.check(); err != nil {
		return nil, err
	}
	if err := rewind(source); err != nil {
		return nil, err
	}
	return &ServiceReader{records: newServiceRecords(source), seen: make(sightings), days: make(sightings)}, nil
}

// check reads a whole delivery and holds its counts and sums against its records.
// Several deliveries may stand in one file.
func (r *ServiceReader) check() error {
	var delivery, section serviceTotals
	isOpen, deliveries, begun := false, 0, make(map[string]bool)
	for {
		record, err := r.records.next()
		switch {
		case errors.Is(err, io.EOF) && (isOpen || deliveries == 0):
			return fault.New(fault.Invalid, "service.ends_early").With("line", strconv.Itoa(r.records.line))
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return err
		}
		if record.isEnvelope() {
			continue
		}
		var f *fault.Fault
		switch kind := record.kind(); {
		case kind == "BS002" && !isOpen:
			isOpen, delivery, f = true, serviceTotals{}, checkDelivery(record, begun)
		case isOpen && kind == "BS992" && r.now.number == "":
			isOpen, deliveries, f = false, deliveries+1, delivery.check(record)
		case isOpen && kind == "BS012" && r.now.number == "":
			r.begin(record)
			section = serviceTotals{}
		case isOpen && kind == "BS042" && r.now.number != "":
			section.add(r.payment(record))
		case isOpen && kind == "BS092" && r.now.number != "":
			f = section.check(record)
			delivery.plus(section)
			r.now = serviceSection{}
		case isOpen && record.isText() && r.now.number != "":
		default:
			f = fault.New(fault.Invalid, "service.record_unknown").With("line", strconv.Itoa(record.line)).With("record", shown(kind))
		}
		if f != nil {
			return f
		}
	}
}

// checkDelivery checks that a delivery is of the type that is read, and none of those that
// have begun in the file. One that has no number can't be told from others.
func checkDelivery(r serviceRecord, begun map[string]bool) *fault.Fault {
	if found := r.field(17, 20); found != deliveryType {
		return fault.New(fault.Invalid, "service.other_delivery").With("type", shown(found))
	}
	number, named := r.digits(21, 30), strings.TrimSpace(string(r.text))
	if number != "" && begun[named] {
		return fault.New(fault.Invalid, "service.delivery_twice").With("number", shown(number)).With("line", strconv.Itoa(r.line))
	}
	begun[named] = true
	return nil
}

// isEnvelope reports whether a record is of the network that carried the delivery.
func (r serviceRecord) isEnvelope() bool { return r.field(1, 6) == "PBCNET" }

// isText reports whether a record only adds words to a payment: lines of an
// advice, a name or an address.
func (r serviceRecord) isText() bool {
	kind := r.kind()
	return kind == "BS022" || kind == "BS052" || kind == "BS062"
}

// begin begins a section.
func (r *ServiceReader) begin(record serviceRecord) {
	r.now = serviceSection{number: record.field(14, 17), service: record.digits(6, 13)}
}

// Next returns the next payment: a BankEntry, or a BankRefusal for a payment that
// was rejected or cancelled. It fails with io.EOF at the end.
func (r *ServiceReader) Next() (BankLine, error) {
	for {
		record, err := r.records.next()
		if err != nil {
			return nil, err
		}
		switch {
		case record.isEnvelope():
		case record.kind() == "BS012":
			r.begin(record)
		case record.kind() == "BS042":
			return r.lineOf(r.payment(record)), nil
		}
	}
}
