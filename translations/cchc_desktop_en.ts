<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="vi_VN">
<context>
    <name>AboutDialog</name>
    <message>
        <source>Giới thiệu</source>
        <translation>About</translation>
    </message>
    <message>
        <source>CCHC Desktop

Sổ tuyên truyền cải cách hành chính của Ủy ban nhân dân xã: ghi hoạt động, đếm số liệu, lập báo cáo.

Tệp dữ liệu: {data}
Nhật ký: {log}

Phần mềm tự do theo giấy phép GPL, phiên bản 3 hoặc mới hơn.</source>
        <translation>CCHC Desktop

The administrative reform communication register of a commune People&apos;s Committee: records activities, counts figures, writes reports.

Data file: {data}
Log: {log}

Free software under the GPL, version 3 or later.</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>&amp;Mở tệp dữ liệu…</source>
        <translation>&amp;Open data file…</translation>
    </message>
    <message>
        <source>&amp;Tạo tệp dữ liệu mới…</source>
        <translation>&amp;New data file…</translation>
    </message>
    <message>
        <source>T&amp;hoát</source>
        <translation>E&amp;xit</translation>
    </message>
    <message>
        <source>&amp;Hoàn tác</source>
        <translation>&amp;Undo</translation>
    </message>
    <message>
        <source>&amp;Thêm bản ghi</source>
        <translation>&amp;Add record</translation>
    </message>
    <message>
        <source>&amp;Sửa bản ghi</source>
        <translation>&amp;Edit record</translation>
    </message>
    <message>
        <source>&amp;Lưu</source>
        <translation>&amp;Save</translation>
    </message>
    <message>
        <source>L&amp;ưu và thêm tiếp</source>
        <translation>Save and add &amp;next</translation>
    </message>
    <message>
        <source>&amp;Bỏ thay đổi chưa lưu</source>
        <translation>&amp;Discard unsaved changes</translation>
    </message>
    <message>
        <source>&amp;Xoá</source>
        <translation>De&amp;lete</translation>
    </message>
    <message>
        <source>Lấy &amp;giá trị ở trên</source>
        <translation>&amp;Take the value above</translation>
    </message>
    <message>
        <source>&amp;Chỗ cần sửa kế tiếp</source>
        <translation>Next field to &amp;correct</translation>
    </message>
    <message>
        <source>&amp;Lập báo cáo…</source>
        <translation>&amp;Begin a report…</translation>
    </message>
    <message>
        <source>&amp;In…</source>
        <translation>&amp;Print…</translation>
    </message>
    <message>
        <source>Xuất &amp;báo cáo của kỳ (PDF, Word)…</source>
        <translation>Export the period&apos;s &amp;report (PDF, Word)…</translation>
    </message>
    <message>
        <source>Làm lạ&amp;i</source>
        <translation>&amp;Redo</translation>
    </message>
    <message>
        <source>&amp;Sao lưu…</source>
        <translation>&amp;Back up…</translation>
    </message>
    <message>
        <source>&amp;Khôi phục từ bản sao lưu…</source>
        <translation>&amp;Restore from a backup…</translation>
    </message>
    <message>
        <source>&amp;Bàn giao…</source>
        <translation>&amp;Hand over…</translation>
    </message>
    <message>
        <source>Mật khẩ&amp;u…</source>
        <translation>Pass&amp;word…</translation>
    </message>
    <message>
        <source>&amp;Nhập từ Excel…</source>
        <translation>&amp;Import from Excel…</translation>
    </message>
    <message>
        <source>Tạo tệp mẫu để nhậ&amp;p…</source>
        <translation>Make a &amp;template to import…</translation>
    </message>
    <message>
        <source>Sửa nhiều &amp;dòng…</source>
        <translation>Edit &amp;many rows…</translation>
    </message>
    <message>
        <source>Mục đã x&amp;oá…</source>
        <translation>Deleted rec&amp;ords…</translation>
    </message>
    <message>
        <source>Ghim ô &amp;này cho bản ghi sau</source>
        <translation>&amp;Pin this field for the next record</translation>
    </message>
    <message>
        <source>Tìm t&amp;rong trang này</source>
        <translation>&amp;Find on this page</translation>
    </message>
    <message>
        <source>Tìm trong &amp;mọi sổ…</source>
        <translation>Find in all re&amp;gisters…</translation>
    </message>
    <message>
        <source>Là&amp;m mới</source>
        <translation>Refres&amp;h</translation>
    </message>
    <message>
        <source>&amp;Lịch sử của bản ghi…</source>
        <translation>Record &amp;history…</translation>
    </message>
    <message>
        <source>&amp;Chọn kỳ…</source>
        <translation>&amp;Choose period…</translation>
    </message>
    <message>
        <source>&amp;Xuất tổng hợp (Excel)…</source>
        <translation>&amp;Export tally (Excel)…</translation>
    </message>
    <message>
        <source>Điền biể&amp;u của cấp trên…</source>
        <translation>Fill in a superior&apos;s &amp;form…</translation>
    </message>
    <message>
        <source>&amp;Danh mục minh chứng…</source>
        <translation>E&amp;vidence of the figures…</translation>
    </message>
    <message>
        <source>Gộp bảng tổn&amp;g hợp của nhiều cơ quan…</source>
        <translation>&amp;Gather many offices’ tallies…</translation>
    </message>
    <message>
        <source>Kiểm tra tệp &amp;minh chứng…</source>
        <translation>Check &amp;Evidence Files…</translation>
    </message>
    <message>
        <source>&amp;Nạp cơ quan mẫu vào tệp trống</source>
        <translation>&amp;Load the sample office into an empty file</translation>
    </message>
    <message>
        <source>Thiết lập &amp;ban đầu…</source>
        <translation>First &amp;Steps…</translation>
    </message>
    <message>
        <source>&amp;Phím tắt</source>
        <translation>&amp;Keyboard shortcuts</translation>
    </message>
    <message>
        <source>Ghi &amp;tệp báo lỗi…</source>
        <translation>Write a crash &amp;report…</translation>
    </message>
    <message>
        <source>&amp;Giới thiệu</source>
        <translation>&amp;About</translation>
    </message>
    <message>
        <source>&amp;Tệp</source>
        <translation>&amp;File</translation>
    </message>
    <message>
        <source>&amp;Sửa</source>
        <translation>&amp;Edit</translation>
    </message>
    <message>
        <source>&amp;Xem</source>
        <translation>&amp;View</translation>
    </message>
    <message>
        <source>&amp;Ngôn ngữ</source>
        <translation>&amp;Language</translation>
    </message>
    <message>
        <source>&amp;Báo cáo</source>
        <translation>&amp;Report</translation>
    </message>
    <message>
        <source>&amp;Công cụ</source>
        <translation>&amp;Tools</translation>
    </message>
    <message>
        <source>T&amp;rợ giúp</source>
        <translation>&amp;Help</translation>
    </message>
</context>
<context>
    <name>AskReason</name>
    <message>
        <source>Lý do dài {length} ký tự; hãy rút gọn còn {longest}.</source>
        <translation>The reason has {length} characters; please shorten it to {longest}.</translation>
    </message>
</context>
<context>
    <name>BackupDialog</name>
    <message>
        <source>Sao lưu</source>
        <translation>Backup</translation>
    </message>
    <message>
        <source>&amp;Sao lưu ngay</source>
        <translation>&amp;Back up now</translation>
    </message>
    <message>
        <source>Chọn &amp;nơi thứ hai…</source>
        <translation>Choose a &amp;second place…</translation>
    </message>
    <message>
        <source>&amp;Bỏ nơi thứ hai</source>
        <translation>&amp;Drop the second place</translation>
    </message>
    <message>
        <source>&amp;Mã hoá bản sao ở nơi thứ hai</source>
        <translation>&amp;Encrypt the copies in the second place</translation>
    </message>
    <message>
        <source>Chương trình tự sao lưu khi đóng, sau mỗi nửa giờ làm việc và trước việc có rủi ro; mỗi bản được đọc lại và đối chiếu rồi mới bỏ bớt bản cũ.</source>
        <translation>The program backs up by itself on closing, after each half hour of work and before a risky step; each backup is read again and compared before an older one is let go.</translation>
    </message>
    <message>
        <source>Gần nhất:</source>
        <translation>Last:</translation>
    </message>
    <message>
        <source>Trên máy này:</source>
        <translation>On this computer:</translation>
    </message>
    <message>
        <source>Nơi thứ hai:</source>
        <translation>Second place:</translation>
    </message>
    <message>
        <source>Diễn tập khôi phục:</source>
        <translation>Restore drill:</translation>
    </message>
    <message>
        <source>Cần đặt mật khẩu ở Tệp &gt; Mật khẩu.</source>
        <translation>Set a password first: File &gt; Password.</translation>
    </message>
    <message numerus="yes">
        <source>{folder} (%n bản)</source>
        <translation>
            <numerusform>{folder} (%n backup)</numerusform>
            <numerusform>{folder} (%n backups)</numerusform>
        </translation>
    </message>
    <message>
        <source>Chưa có; chương trình tự làm mỗi tháng một lần.</source>
        <translation>None yet; the program holds one by itself every month.</translation>
    </message>
    <message>
        <source>đạt</source>
        <translation>passed</translation>
    </message>
    <message>
        <source>KHÔNG ĐẠT</source>
        <translation>FAILED</translation>
    </message>
    <message>
        <source>{day}: {result}. {sentence}</source>
        <translation>{day}: {result}. {sentence}</translation>
    </message>
    <message numerus="yes">
        <source>Khôi phục thử “{backup}”: %n bản ghi, mọi thứ khớp.</source>
        <translation>
            <numerusform>Rehearsed restoring “{backup}”: %n record, everything agrees.</numerusform>
            <numerusform>Rehearsed restoring “{backup}”: %n records, everything agrees.</numerusform>
        </translation>
    </message>
    <message>
        <source>Đang đọc…</source>
        <translation>Reading…</translation>
    </message>
    <message>
        <source>Chưa chọn. Nên chọn một thẻ nhớ hoặc thư mục ở máy khác.</source>
        <translation>Not chosen. A USB stick or a folder on another computer is best.</translation>
    </message>
    <message>
        <source>{folder} (hiện không thấy)</source>
        <translation>{folder} (not there at present)</translation>
    </message>
    <message>
        <source>Chọn nơi sao lưu thứ hai</source>
        <translation>Choose the second place for backups</translation>
    </message>
</context>
<context>
    <name>BackupStep</name>
    <message>
        <source>Chương trình tự sao lưu vào thư mục sao-luu cạnh tệp dữ liệu. Nếu ổ đĩa hỏng thì mất cả hai, nên hãy chọn thêm một thẻ nhớ hoặc thư mục ở máy khác; thẻ nhớ chưa cắm cũng không sao, chương trình nhận ra khi nó trở lại.</source>
        <translation>The program backs up by itself into the folder sao-luu beside the data file. A broken disk would take both, so choose a stick or a folder on another computer as well; a stick need not stay plugged in, the program knows it when it is back.</translation>
    </message>
    <message>
        <source>Nơi sao lưu thứ hai</source>
        <translation>Second Place for Backups</translation>
    </message>
    <message>
        <source>Chọn &amp;nơi thứ hai…</source>
        <translation>Choose a &amp;Second Place…</translation>
    </message>
    <message>
        <source>Đã chọn: {folder}</source>
        <translation>Chosen: {folder}</translation>
    </message>
    <message>
        <source>Chưa chọn nơi thứ hai.</source>
        <translation>No second place has been chosen.</translation>
    </message>
</context>
<context>
    <name>Backups</name>
    <message>
        <source>Chưa có bản sao lưu</source>
        <translation>No backup yet</translation>
    </message>
    <message>
        <source>Sao lưu gần nhất: {when}</source>
        <translation>Last backup: {when}</translation>
    </message>
    <message>
        <source>{sentence} · lần cuối chưa được</source>
        <translation>{sentence} · the latest try failed</translation>
    </message>
    <message>
        <source>Sao lưu</source>
        <translation>Backup</translation>
    </message>
    <message>
        <source>“{folder}” nằm cùng ổ đĩa với tệp dữ liệu: ổ hỏng thì mất cả hai. Nên chọn thẻ nhớ, ổ đĩa khác hoặc thư mục dùng chung.</source>
        <translation>“{folder}” lies on the same disk as the data file: both go with it. Better choose a USB stick, another disk or a shared folder.</translation>
    </message>
    <message>
        <source>Nơi sao lưu thứ hai</source>
        <translation>Second place for backups</translation>
    </message>
    <message>
        <source>Diễn tập khôi phục hằng tháng chưa đạt: {sentence}</source>
        <translation>The monthly restore drill failed: {sentence}</translation>
    </message>
    <message>
        <source>Sổ chưa có gì nên chưa cần sao lưu.</source>
        <translation>There is nothing in the registers yet, so there is nothing to back up.</translation>
    </message>
    <message>
        <source>Đã sao lưu và kiểm tra lại: {path} và {second}</source>
        <translation>Backed up and checked: {path} and {second}</translation>
    </message>
    <message>
        <source>Không có gì thay đổi từ bản sao lưu gần nhất: {path}</source>
        <translation>Nothing has changed since the last backup: {path}</translation>
    </message>
    <message>
        <source>Đã sao lưu và kiểm tra lại: {path}</source>
        <translation>Backed up and checked: {path}</translation>
    </message>
    <message>
        <source>Đã thấy nơi sao lưu thứ hai “{folder}”, chưa có bản mới nhất.</source>
        <translation>The second place “{folder}” is here and lacks the newest backup.</translation>
    </message>
    <message>
        <source>Sao lưu vào đó</source>
        <translation>Back up there</translation>
    </message>
    <message>
        <source>hôm nay {time}</source>
        <translation>today {time}</translation>
    </message>
    <message>
        <source>hôm qua {time}</source>
        <translation>yesterday {time}</translation>
    </message>
</context>
<context>
    <name>BeginReport</name>
    <message>
        <source>Lập báo cáo</source>
        <translation>Begin a report</translation>
    </message>
    <message>
        <source>Đổi &amp;kỳ…</source>
        <translation>Change the &amp;period…</translation>
    </message>
    <message>
        <source>Từ báo cáo &amp;trước</source>
        <translation>From the report &amp;before</translation>
    </message>
    <message>
        <source>Từ &amp;mẫu</source>
        <translation>From a &amp;template</translation>
    </message>
    <message>
        <source>Hạn gửi</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>Báo cáo trước</source>
        <translation>Report before</translation>
    </message>
    <message>
        <source>Mẫu báo cáo</source>
        <translation>Report templates</translation>
    </message>
    <message>
        <source>Các &amp;phần thêm</source>
        <translation>&amp;Added parts</translation>
    </message>
    <message>
        <source>&amp;Lập báo cáo</source>
        <translation>&amp;Begin the report</translation>
    </message>
    <message>
        <source>Mẫu có sẵn: {name}</source>
        <translation>Delivered template: {name}</translation>
    </message>
    <message>
        <source>Chưa có báo cáo nào soạn bằng chương trình</source>
        <translation>No report was composed with the program yet</translation>
    </message>
    <message>
        <source>Kỳ báo cáo: {period} ({days})</source>
        <translation>Period: {period} ({days})</translation>
    </message>
    <message>
        <source>Kỳ này đã có báo cáo ({standing}); sẽ lập thêm một bản.</source>
        <translation>The period already has a report ({standing}); another one will be begun.</translation>
    </message>
    <message numerus="yes">
        <source>Kỳ này đã có %n báo cáo; sẽ lập thêm một bản.</source>
        <translation>
            <numerusform>The period already has %n report; another one will be begun.</numerusform>
            <numerusform>The period already has %n reports; another one will be begun.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BlockEditor</name>
    <message>
        <source>Nội dung đoạn</source>
        <translation>Text of the block</translation>
    </message>
    <message>
        <source>Kiểu đoạn</source>
        <translation>Kind of block</translation>
    </message>
    <message>
        <source>Chèn số liệu…</source>
        <translation>Insert figure…</translation>
    </message>
    <message>
        <source>Chèn một từ sống: số liệu, tên cơ quan… (Ctrl+J)</source>
        <translation>Insert a live word: a figure, the office&apos;s name… (Ctrl+J)</translation>
    </message>
    <message>
        <source>Đặt lại</source>
        <translation>Reset</translation>
    </message>
    <message>
        <source>Bỏ lời đã sửa, dùng lại lời của mẫu</source>
        <translation>Give up the edited wording for the template&apos;s</translation>
    </message>
    <message>
        <source>Bỏ sửa</source>
        <translation>Discard</translation>
    </message>
    <message>
        <source>Xong</source>
        <translation>Done</translation>
    </message>
</context>
<context>
    <name>BugDialog</name>
    <message>
        <source>Lỗi của chương trình</source>
        <translation>Program error</translation>
    </message>
    <message>
        <source>Chương trình gặp một lỗi mà nó chưa biết cách xử lý. Những gì đã lưu vẫn nằm nguyên trong tệp dữ liệu, những gì đang gõ được giữ làm bản nháp.

Hãy thử lại; nếu vẫn lỗi, hãy chép chi tiết dưới đây và gửi cho người hỗ trợ. Chương trình không tự gửi gì đi.</source>
        <translation>The program met an error that it does not know how to handle. What was saved is untouched in the data file; what you were typing is kept as a draft.

Please try again. If it fails again, copy the details below and send them to whoever supports you. The program sends nothing by itself.</translation>
    </message>
    <message>
        <source>Chi tiết</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Nhật ký: {path}</source>
        <translation>Log: {path}</translation>
    </message>
    <message>
        <source>&amp;Chép chi tiết</source>
        <translation>&amp;Copy details</translation>
    </message>
    <message>
        <source>&amp;Ghi tệp báo lỗi…</source>
        <translation>&amp;Write a crash report…</translation>
    </message>
</context>
<context>
    <name>CalendarPopup</name>
    <message>
        <source>Chọn ngày</source>
        <translation>Choose a day</translation>
    </message>
</context>
<context>
    <name>CannotOpen</name>
    <message>
        <source>Chưa mở được tệp dữ liệu</source>
        <translation>The data file could not be opened</translation>
    </message>
    <message>
        <source>Mở &amp;lại</source>
        <translation>&amp;Try again</translation>
    </message>
    <message>
        <source>&amp;Cứu dữ liệu…</source>
        <translation>&amp;Salvage…</translation>
    </message>
    <message>
        <source>Khôi &amp;phục từ bản sao lưu…</source>
        <translation>Restore from a &amp;backup…</translation>
    </message>
    <message>
        <source>Mở tệp &amp;khác…</source>
        <translation>&amp;Open another file…</translation>
    </message>
    <message>
        <source>Tạo tệp &amp;mới…</source>
        <translation>&amp;New file…</translation>
    </message>
    <message>
        <source>&amp;Thoát</source>
        <translation>E&amp;xit</translation>
    </message>
    <message>
        <source>Đó&amp;ng</source>
        <translation>&amp;Close</translation>
    </message>
    <message>
        <source>Mở tệp dữ liệu</source>
        <translation>Open data file</translation>
    </message>
    <message>
        <source>Tạo tệp dữ liệu mới</source>
        <translation>New data file</translation>
    </message>
    <message>
        <source>Ghi phần cứu được vào tệp mới</source>
        <translation>Write what can be salvaged to a new file</translation>
    </message>
    <message>
        <source>Tệp dữ liệu (*.cchc);;Mọi tệp (*)</source>
        <translation>Data files (*.cchc);;All files (*)</translation>
    </message>
</context>
<context>
    <name>CellFilling</name>
    <message>
        <source>số liệu, nội dung</source>
        <translation>figures and texts</translation>
    </message>
    <message>
        <source>Ô này là</source>
        <translation>This cell is</translation>
    </message>
    <message>
        <source>Cột số liệu</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>&amp;Gán</source>
        <translation>&amp;Assign</translation>
    </message>
    <message>
        <source>&amp;Bỏ gán</source>
        <translation>&amp;Unassign</translation>
    </message>
</context>
<context>
    <name>ChangeMany</name>
    <message>
        <source>Sửa nhiều dòng</source>
        <translation>Edit many rows</translation>
    </message>
    <message>
        <source>Xoá t&amp;rống ô này</source>
        <translation>Clea&amp;r this field</translation>
    </message>
    <message>
        <source>&amp;Chỉ sửa các dòng hợp lệ</source>
        <translation>&amp;Change only the valid rows</translation>
    </message>
    <message numerus="yes">
        <source>Đã chọn %n {noun}.</source>
        <translation>
            <numerusform>%n {noun} chosen.</numerusform>
            <numerusform>%n {noun} chosen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Ô cần sửa</source>
        <translation>Field to change</translation>
    </message>
    <message>
        <source>Ô cần &amp;sửa</source>
        <translation>Field to chan&amp;ge</translation>
    </message>
    <message>
        <source>Thôi</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Các dòng trước và sau khi sửa</source>
        <translation>Rows before and after the change</translation>
    </message>
    <message>
        <source>Đang xem trước…</source>
        <translation>Preparing the preview…</translation>
    </message>
    <message>
        <source>Nhập giá trị mới để xem trước từng dòng sẽ đổi thế nào.</source>
        <translation>Enter the new value to see what would become of each row.</translation>
    </message>
    <message numerus="yes">
        <source>%n dòng sẽ đổi</source>
        <translation>
            <numerusform>%n row changes</numerusform>
            <numerusform>%n rows change</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n dòng đã đúng sẵn</source>
        <translation>
            <numerusform>%n row has it already</numerusform>
            <numerusform>%n rows have it already</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n dòng không sửa được</source>
        <translation>
            <numerusform>%n row is refused</numerusform>
            <numerusform>%n rows are refused</numerusform>
        </translation>
    </message>
    <message>
        <source>Đổ&amp;i {count} dòng</source>
        <translation>Ch&amp;ange {count} rows</translation>
    </message>
    <message>
        <source>Đổ&amp;i</source>
        <translation>Ch&amp;ange</translation>
    </message>
</context>
<context>
    <name>Chip</name>
    <message>
        <source>{label}: trống</source>
        <translation>{label}: empty</translation>
    </message>
</context>
<context>
    <name>ChipTextEdit</name>
    <message>
        <source>Xem “{text}” lấy từ đâu</source>
        <translation>Show where “{text}” comes from</translation>
    </message>
    <message>
        <source>Chèn từ sống…</source>
        <translation>Insert live word…</translation>
    </message>
</context>
<context>
    <name>ChipView</name>
    <message>
        <source>Không có từ sống nào tên “{name}”.</source>
        <translation>There is no live word called “{name}”.</translation>
    </message>
    <message>
        <source>Hãy xoá từ này rồi chèn từ khác.</source>
        <translation>Delete this word and insert another one.</translation>
    </message>
    <message>
        <source>(trống)</source>
        <translation>(empty)</translation>
    </message>
    <message>
        <source>Đã thay đổi; lần đọc trước là “{old}”.</source>
        <translation>Changed; when last read it was “{old}”.</translation>
    </message>
    <message>
        <source>Đã thay đổi từ lần đọc trước.</source>
        <translation>Changed since it was last read.</translation>
    </message>
    <message>
        <source>Bấm để xem các bản ghi phía sau.</source>
        <translation>Click to see the records behind it.</translation>
    </message>
</context>
<context>
    <name>ChoiceField</name>
    <message>
        <source>Thêm vào danh mục</source>
        <translation>Add to the list</translation>
    </message>
    <message>
        <source>Mở danh sách (Alt+↓)</source>
        <translation>Open the list (Alt+↓)</translation>
    </message>
    <message>
        <source>Chưa có “{typed}” trong danh mục {catalogue}.</source>
        <translation>“{typed}” is not in the list “{catalogue}”.</translation>
    </message>
    <message>
        <source> hay </source>
        <translation> or </translation>
    </message>
    <message>
        <source>“{typed}” có thể là {labels}: hãy chọn trong danh sách.</source>
        <translation>“{typed}” could be {labels}: please choose from the list.</translation>
    </message>
</context>
<context>
    <name>ChoicePopup</name>
    <message>
        <source>Danh sách để chọn</source>
        <translation>List to choose from</translation>
    </message>
</context>
<context>
    <name>ChooseBook</name>
    <message>
        <source>&amp;Năm</source>
        <translation>&amp;Year</translation>
    </message>
    <message>
        <source>&amp;Dãy số</source>
        <translation>&amp;Series</translation>
    </message>
    <message>
        <source>Mọi dãy số của năm</source>
        <translation>All series of the year</translation>
    </message>
    <message numerus="yes">
        <source>%n số đã cấp</source>
        <translation>
            <numerusform>%n number given</numerusform>
            <numerusform>%n numbers given</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>, trong đó %n số đã huỷ</source>
        <translation>
            <numerusform>, %n of them cancelled</numerusform>
            <numerusform>, %n of them cancelled</numerusform>
        </translation>
    </message>
    <message>
        <source>{series}: khuyết số {numbers}</source>
        <translation>{series}: missing {numbers}</translation>
    </message>
</context>
<context>
    <name>ChoosePeriod</name>
    <message>
        <source>Chọn kỳ</source>
        <translation>Choose period</translation>
    </message>
    <message>
        <source>&amp;Kỳ trong năm</source>
        <translation>&amp;Part of a year</translation>
    </message>
    <message>
        <source>&amp;Từ ngày đến ngày</source>
        <translation>From day &amp;to day</translation>
    </message>
    <message>
        <source>&amp;Cách tính kỳ</source>
        <translation>&amp;Calendar</translation>
    </message>
    <message>
        <source>&amp;Năm</source>
        <translation>&amp;Year</translation>
    </message>
    <message>
        <source>K&amp;ỳ</source>
        <translation>P&amp;eriod</translation>
    </message>
    <message>
        <source>T&amp;ừ ngày</source>
        <translation>&amp;From</translation>
    </message>
    <message>
        <source>Đến n&amp;gày</source>
        <translation>T&amp;o</translation>
    </message>
    <message>
        <source>Năm</source>
        <translation>Year</translation>
    </message>
    <message>
        <source>Từ ngày</source>
        <translation>From</translation>
    </message>
    <message>
        <source>Đến ngày</source>
        <translation>To</translation>
    </message>
    <message>
        <source>Lịch này không dùng được cho năm đã nhập.</source>
        <translation>This calendar cannot be used for the year entered.</translation>
    </message>
    <message>
        <source>Chưa nhập ngày đầu.</source>
        <translation>Please enter the first day.</translation>
    </message>
    <message>
        <source>Chưa nhập ngày cuối.</source>
        <translation>Please enter the last day.</translation>
    </message>
</context>
<context>
    <name>ChosenPath</name>
    <message>
        <source>&amp;Bỏ</source>
        <translation>Take &amp;back</translation>
    </message>
    <message>
        <source>Chưa chọn</source>
        <translation>Not chosen</translation>
    </message>
</context>
<context>
    <name>ClosingBackupDialog</name>
    <message>
        <source>Đang sao lưu trước khi đóng</source>
        <translation>Backing up before closing</translation>
    </message>
    <message>
        <source>&amp;Đóng, không chờ bản thứ hai</source>
        <translation>&amp;Close, do not wait for the second copy</translation>
    </message>
    <message>
        <source>Dữ liệu đã lưu và bản sao lưu trên máy này đã xong. Chương trình đang chờ nơi sao lưu thứ hai: {folder}. Nếu nơi đó không trả lời, hãy đóng; lần sau mở chương trình sẽ nhắc.</source>
        <translation>The data are saved and the backup on this computer is done. The program is waiting for the second place for backups: {folder}. If that place does not answer, close; the next start will remind you.</translation>
    </message>
    <message>
        <source>Dữ liệu đã lưu. Chương trình đang sao lưu “{name}” trên máy này; xin chờ.</source>
        <translation>The data are saved. The program is backing up “{name}” on this computer; please wait.</translation>
    </message>
</context>
<context>
    <name>ColumnTable</name>
    <message>
        <source>Cột</source>
        <translation>Column</translation>
    </message>
    <message>
        <source>Tiêu đề trong tệp</source>
        <translation>Heading in the file</translation>
    </message>
    <message>
        <source>Vài ô</source>
        <translation>Some cells</translation>
    </message>
    <message>
        <source>Là cột</source>
        <translation>Is the field</translation>
    </message>
    <message>
        <source>Khớp cột</source>
        <translation>Matched columns</translation>
    </message>
    <message>
        <source>(không đọc)</source>
        <translation>(not read)</translation>
    </message>
    <message>
        <source>“{heading}” là cột</source>
        <translation>“{heading}” is the field</translation>
    </message>
</context>
<context>
    <name>CompareReports</name>
    <message>
        <source>So sánh hai báo cáo</source>
        <translation>Compare two reports</translation>
    </message>
    <message>
        <source>&amp;Chỉ đoạn khác nhau</source>
        <translation>&amp;Only blocks that differ</translation>
    </message>
    <message>
        <source>Chỗ khác &amp;tiếp theo (F8)</source>
        <translation>&amp;Next difference (F8)</translation>
    </message>
    <message>
        <source>Số liệu khác nhau</source>
        <translation>Figures that differ</translation>
    </message>
    <message>
        <source>Báo cáo thứ nhất</source>
        <translation>First report</translation>
    </message>
    <message>
        <source>Báo cáo thứ hai</source>
        <translation>Second report</translation>
    </message>
    <message>
        <source>Chênh lệch</source>
        <translation>Difference</translation>
    </message>
    <message>
        <source>Đang đọc các báo cáo…</source>
        <translation>Reading the reports…</translation>
    </message>
    <message>
        <source>Báo cáo thứ &amp;nhất</source>
        <translation>&amp;First report</translation>
    </message>
    <message>
        <source>Báo cáo thứ &amp;hai</source>
        <translation>&amp;Second report</translation>
    </message>
    <message>
        <source>Cần ít nhất hai báo cáo soạn bằng chương trình để so sánh.</source>
        <translation>At least two reports composed with the program are needed to compare.</translation>
    </message>
    <message>
        <source>Đang so sánh…</source>
        <translation>Comparing…</translation>
    </message>
    <message numerus="yes">
        <source>%n đoạn khác nhau trên tổng số {all}</source>
        <translation>
            <numerusform>%n of {all} blocks differs</numerusform>
            <numerusform>%n of {all} blocks differ</numerusform>
        </translation>
    </message>
    <message>
        <source>Hai báo cáo giống hệt nhau.</source>
        <translation>The two reports are just the same.</translation>
    </message>
</context>
<context>
    <name>ComparedBlocks</name>
    <message>
        <source>Các đoạn của hai báo cáo</source>
        <translation>The blocks of the two reports</translation>
    </message>
</context>
<context>
    <name>Consolidate</name>
    <message>
        <source>Gộp bảng tổng hợp của nhiều cơ quan</source>
        <translation>Gather many offices’ tallies</translation>
    </message>
    <message>
        <source>Thư mục</source>
        <translation>Folder</translation>
    </message>
    <message>
        <source>&amp;Chọn thư mục…</source>
        <translation>Choose a f&amp;older…</translation>
    </message>
    <message>
        <source>Danh sách cơ quan</source>
        <translation>List of offices</translation>
    </message>
    <message>
        <source>Chọ&amp;n tệp…</source>
        <translation>Choose a f&amp;ile…</translation>
    </message>
    <message>
        <source>&amp;Gộp</source>
        <translation>&amp;Gather</translation>
    </message>
    <message>
        <source>&amp;Lưu bảng gộp (Excel)…</source>
        <translation>&amp;Save the workbook (Excel)…</translation>
    </message>
    <message>
        <source>Thư mục đã nhận</source>
        <translation>Folder of what came in</translation>
    </message>
    <message>
        <source>Danh sách cơ quan phải gửi</source>
        <translation>List of offices that are to send</translation>
    </message>
    <message>
        <source>&amp;Kỳ báo cáo</source>
        <translation>Reporting &amp;period</translation>
    </message>
    <message>
        <source>&amp;Hạn gửi</source>
        <translation>&amp;Due day</translation>
    </message>
    <message>
        <source>Kỳ báo cáo</source>
        <translation>Reporting period</translation>
    </message>
    <message>
        <source>Hạn gửi</source>
        <translation>Due day</translation>
    </message>
    <message>
        <source>Kỳ của đa số tệp trong thư mục</source>
        <translation>The period of most files in the folder</translation>
    </message>
    <message>
        <source>Kỳ khác…</source>
        <translation>Another period…</translation>
    </message>
    <message>
        <source>Thư mục chứa các bảng tổng hợp đã nhận</source>
        <translation>Folder with the tallies that came in</translation>
    </message>
    <message>
        <source>Danh sách (*.txt *.xlsx *.xlsm);;Mọi tệp (*)</source>
        <translation>Lists (*.txt *.xlsx *.xlsm);;All files (*)</translation>
    </message>
    <message>
        <source>Hãy chọn thư mục chứa các bảng tổng hợp đã nhận.</source>
        <translation>Choose the folder with the tallies that came in.</translation>
    </message>
    <message>
        <source>Gộp bảng tổng hợp</source>
        <translation>Gathering tallies</translation>
    </message>
    <message>
        <source>Chọn thư mục chứa các tệp tổng hợp do chương trình này xuất ở các cơ quan. Tệp bị sửa, gửi trùng, khác kỳ hoặc hỏng được để riêng kèm lý do; không tệp nào bị thay đổi.</source>
        <translation>Choose the folder with the tally workbooks that this program wrote in the offices. A file that was altered, sent twice, is of another period or damaged is set aside with the reason; no file is changed.</translation>
    </message>
    <message numerus="yes">
        <source>{period}: đã cộng %n cơ quan</source>
        <translation>
            <numerusform>{period}: %n office added up</numerusform>
            <numerusform>{period}: %n offices added up</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cơ quan gửi muộn</source>
        <translation>
            <numerusform>%n office late</numerusform>
            <numerusform>%n offices late</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cơ quan chưa có số liệu</source>
        <translation>
            <numerusform>%n office without figures</numerusform>
            <numerusform>%n offices without figures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tệp để riêng</source>
        <translation>
            <numerusform>%n file set aside</numerusform>
            <numerusform>%n files set aside</numerusform>
        </translation>
    </message>
    <message>
        <source>Lưu bảng gộp</source>
        <translation>Save the workbook</translation>
    </message>
    <message>
        <source>Excel (*.xlsx)</source>
        <translation>Excel (*.xlsx)</translation>
    </message>
    <message>
        <source>Đã ghi {path}</source>
        <translation>Written: {path}</translation>
    </message>
    <message>
        <source>Mở</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Ghi với tên khác…</source>
        <translation>Write under another name…</translation>
    </message>
</context>
<context>
    <name>DataStep</name>
    <message>
        <source>Sổ Excel cũ nhập vào được: chương trình cho xem trước từng dòng rồi mới ghi. Dữ liệu mẫu là một xã có sẵn hai năm, để xem thử và tập làm.</source>
        <translation>Excel registers of former years can be taken in: each row is shown before anything is stored. The sample is a commune with two years of records, to look at and to practise with.</translation>
    </message>
    <message>
        <source>Dữ liệu ban đầu</source>
        <translation>Data to Begin With</translation>
    </message>
    <message>
        <source>&amp;Bắt đầu từ sổ trống</source>
        <translation>&amp;Begin with empty registers</translation>
    </message>
    <message>
        <source>&amp;Nhập tệp Excel cũ ngay sau bước cuối</source>
        <translation>&amp;Import an Excel file right after the last step</translation>
    </message>
    <message>
        <source>&amp;Xem dữ liệu mẫu</source>
        <translation>&amp;Look at the sample office</translation>
    </message>
    <message>
        <source>Tệp này đã có dữ liệu nên không nạp mẫu vào được. Muốn xem thử, hãy tạo một tệp dữ liệu khác (Tệp &gt; Tạo tệp dữ liệu mới).</source>
        <translation>This file holds data, so the sample cannot be loaded into it. To look at it, create another data file (File &gt; New data file).</translation>
    </message>
</context>
<context>
    <name>DateField</name>
    <message>
        <source>ngày/tháng/năm</source>
        <translation>day/month/year</translation>
    </message>
    <message>
        <source>Mở lịch (Alt+↓)</source>
        <translation>Open the calendar (Alt+↓)</translation>
    </message>
</context>
<context>
    <name>DecisionButtons</name>
    <message>
        <source>Thôi</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>DoneStep</name>
    <message>
        <source>Mọi thứ ở đây đều sửa lại được về sau; mở lại bằng Trợ giúp &gt; Thiết lập ban đầu.</source>
        <translation>Everything here can be changed later; open it again with Help &gt; First Steps.</translation>
    </message>
    <message>
        <source>Xong</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Tiếp theo: mở trang Hoạt động (Ctrl+2), bấm Ctrl+N để ghi hoạt động đầu tiên, Ctrl+S để lưu. F1 cho xem mọi phím tắt.</source>
        <translation>Next: open the page Activities (Ctrl+2), press Ctrl+N for the first activity, Ctrl+S to save it. F1 shows all shortcuts.</translation>
    </message>
    <message>
        <source>chưa đặt</source>
        <translation>not set</translation>
    </message>
</context>
<context>
    <name>DraftsButton</name>
    <message numerus="yes">
        <source>● Chưa lưu: %n</source>
        <translation>
            <numerusform>● Unsaved: %n</numerusform>
            <numerusform>● Unsaved: %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ErrorDesk</name>
    <message>
        <source>Đã ghi tệp báo lỗi: {path}. Trong tệp không có nội dung của sổ; chương trình không tự gửi đi, hãy đưa tệp này cho người hỗ trợ.</source>
        <translation>The crash report was written: {path}. It holds no text of the registers; the program sends nothing by itself, so hand this file to whoever helps you.</translation>
    </message>
    <message>
        <source>Chưa làm được</source>
        <translation>This could not be done</translation>
    </message>
</context>
<context>
    <name>ErrorSaving</name>
    <message>
        <source>Ghi tệp lỗi</source>
        <translation>Write the workbook of errors</translation>
    </message>
    <message>
        <source>Excel (*.xlsx)</source>
        <translation>Excel (*.xlsx)</translation>
    </message>
    <message>
        <source>Đã ghi {path}. Hãy sửa các ô màu (mỗi ô có ghi chú) rồi nhập lại tệp đó.</source>
        <translation>{path} was written. Mend the coloured cells (each has a note), then import that file.</translation>
    </message>
    <message>
        <source>Mở</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Ghi với tên khác…</source>
        <translation>Write under another name…</translation>
    </message>
</context>
<context>
    <name>EvidenceCheckDialog</name>
    <message>
        <source>Kiểm tra tệp minh chứng</source>
        <translation>Check Evidence Files</translation>
    </message>
    <message>
        <source>Đang đọc từng tệp…</source>
        <translation>Reading every file…</translation>
    </message>
    <message>
        <source>&amp;Bỏ các tệp không dùng</source>
        <translation>&amp;Remove Unused Files</translation>
    </message>
    <message numerus="yes">
        <source>%n tệp có vấn đề. Hãy đưa lại tệp từ nơi chụp, ghi ban đầu vào đúng bản ghi, hoặc khôi phục từ bản sao lưu.</source>
        <translation>
            <numerusform>%n file has a problem. Take it in again from the camera or recorder into its record, or restore a backup.</numerusform>
            <numerusform>%n files have a problem. Take them in again from the camera or recorder into their records, or restore a backup.</numerusform>
        </translation>
    </message>
    <message>
        <source>Mọi tệp đã giữ đều còn đủ và đúng như khi đưa vào ({size}).</source>
        <translation>Every kept file is there and is what was taken in ({size}).</translation>
    </message>
    <message numerus="yes">
        <source>%n tệp ({size}) được đưa vào một bản ghi rồi không lưu; không bản ghi nào dùng.</source>
        <translation>
            <numerusform>%n file ({size}) was taken in for a record that was not saved; no record uses it.</numerusform>
            <numerusform>%n files ({size}) were taken in for records that were not saved; no record uses them.</numerusform>
        </translation>
    </message>
    <message>
        <source>Đã bỏ {size} tệp không dùng.</source>
        <translation>Removed {size} of unused files.</translation>
    </message>
</context>
<context>
    <name>EvidenceFiles</name>
    <message>
        <source>Kèm tệp…</source>
        <translation>Attach File…</translation>
    </message>
    <message>
        <source>Chép một tệp vào dữ liệu: ảnh, bản quét, ghi âm…</source>
        <translation>Copies a file into the data: a picture, scan, recording…</translation>
    </message>
    <message>
        <source>Tệp</source>
        <translation>File</translation>
    </message>
    <message>
        <source>Tệp minh chứng</source>
        <translation>Evidence file</translation>
    </message>
    <message>
        <source>Đây đúng là tệp đang có; không thêm lần nữa.</source>
        <translation>This is the very file that is there; it is not added again.</translation>
    </message>
    <message>
        <source>bản thứ {number}</source>
        <translation>version {number}</translation>
    </message>
    <message>
        <source>Mở tệp {name}</source>
        <translation>Open file {name}</translation>
    </message>
    <message>
        <source>Việc với tệp {name}</source>
        <translation>Actions for file {name}</translation>
    </message>
    <message>
        <source>&amp;Mở</source>
        <translation>&amp;Open</translation>
    </message>
    <message>
        <source>&amp;Lưu bản sao…</source>
        <translation>&amp;Save Copy…</translation>
    </message>
    <message>
        <source>&amp;Thay bằng bản mới…</source>
        <translation>&amp;Replace by a Newer Version…</translation>
    </message>
    <message>
        <source>Các &amp;bản trước</source>
        <translation>&amp;Former Versions</translation>
    </message>
    <message>
        <source>&amp;Bỏ tệp</source>
        <translation>Re&amp;move File</translation>
    </message>
    <message>
        <source>&amp;Dùng lại bản này</source>
        <translation>&amp;Use This Version Again</translation>
    </message>
    <message>
        <source>Đã bỏ tệp khỏi dòng này; “Bỏ thay đổi” lấy lại tệp cho đến khi lưu.</source>
        <translation>The file was taken off this line; “Discard Changes” brings it back until you save.</translation>
    </message>
</context>
<context>
    <name>EvidenceLines</name>
    <message>
        <source>+ Đưa tệp vào…</source>
        <translation>+ Take In Files…</translation>
    </message>
    <message>
        <source>Chép ảnh, bản quét, ghi âm… vào dữ liệu; cũng có thể kéo tệp thả vào đây.</source>
        <translation>Copies pictures, scans, recordings… into the data; files can also be dropped here.</translation>
    </message>
    <message>
        <source>&amp;Chọn tệp…</source>
        <translation>&amp;Choose files…</translation>
    </message>
    <message>
        <source>&amp;Dán ảnh vừa chụp màn hình</source>
        <translation>&amp;Paste the screenshot</translation>
    </message>
    <message>
        <source>Ảnh chụp màn hình {moment}.png</source>
        <translation>Screenshot {moment}.png</translation>
    </message>
    <message numerus="yes">
        <source>Đã dừng; còn %n tệp chưa đưa vào.</source>
        <translation>
            <numerusform>Stopped; %n file was not taken in.</numerusform>
            <numerusform>Stopped; %n files were not taken in.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EvidenceList</name>
    <message>
        <source>Danh mục minh chứng</source>
        <translation>Evidence of the Figures</translation>
    </message>
    <message>
        <source>Chỉ những bản ghi &amp;chưa có minh chứng</source>
        <translation>Only records &amp;without evidence</translation>
    </message>
    <message>
        <source>&amp;Xem bản ghi</source>
        <translation>Show &amp;Record</translation>
    </message>
    <message>
        <source>&amp;Mở tệp</source>
        <translation>&amp;Open File</translation>
    </message>
    <message>
        <source>&amp;Lưu bản sao…</source>
        <translation>&amp;Save Copy…</translation>
    </message>
    <message>
        <source>Lưu mọi tệp &amp;vào thư mục…</source>
        <translation>Save All Files into a &amp;Folder…</translation>
    </message>
    <message>
        <source>Đang đọc…</source>
        <translation>Reading…</translation>
    </message>
    <message>
        <source>Số liệu, bản ghi, minh chứng</source>
        <translation>Figure, record, evidence</translation>
    </message>
    <message>
        <source>Có minh chứng</source>
        <translation>With evidence</translation>
    </message>
    <message>
        <source>Tệp</source>
        <translation>File</translation>
    </message>
    <message>
        <source>Mọi bản ghi đứng sau số liệu của kỳ đều đã có minh chứng.</source>
        <translation>Every record behind the figures of the period has evidence.</translation>
    </message>
    <message>
        <source>Kỳ này chưa có số liệu nào có bản ghi.</source>
        <translation>No figure of this period has a record yet.</translation>
    </message>
    <message>
        <source>chưa</source>
        <translation>none</translation>
    </message>
    <message>
        <source>Đã ghi {path}</source>
        <translation>Wrote {path}</translation>
    </message>
    <message>
        <source>Lưu tệp minh chứng</source>
        <translation>Save Evidence Files</translation>
    </message>
</context>
<context>
    <name>EvidenceOpening</name>
    <message>
        <source>Mở {name}</source>
        <translation>Open {name}</translation>
    </message>
    <message>
        <source>Lưu bản sao</source>
        <translation>Save Copy</translation>
    </message>
</context>
<context>
    <name>EvidenceTaking</name>
    <message>
        <source>Đưa tệp minh chứng vào</source>
        <translation>Take In Evidence Files</translation>
    </message>
    <message>
        <source>Chọn tệp minh chứng</source>
        <translation>Choose Evidence Files</translation>
    </message>
</context>
<context>
    <name>Exports</name>
    <message>
        <source>Lập báo cáo: {period}</source>
        <translation>Write report: {period}</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Word (*.docx)</source>
        <translation>Word (*.docx)</translation>
    </message>
    <message>
        <source>Xuất tổng hợp: {period}</source>
        <translation>Export tally: {period}</translation>
    </message>
    <message>
        <source>Excel (*.xlsx)</source>
        <translation>Excel (*.xlsx)</translation>
    </message>
    <message>
        <source>Sổ văn bản đi năm {year}</source>
        <translation>Book of outgoing documents {year}</translation>
    </message>
    <message>
        <source>Xuất sổ văn bản đi năm {year}</source>
        <translation>Export the book of outgoing documents {year}</translation>
    </message>
    <message>
        <source>Bàn giao: chọn nơi tạo thư mục</source>
        <translation>Hand over: choose where the folder is made</translation>
    </message>
    <message numerus="yes">
        <source>Đã bàn giao %n tệp vào {folder}</source>
        <translation>
            <numerusform>%n file handed over in {folder}</numerusform>
            <numerusform>%n files handed over in {folder}</numerusform>
        </translation>
    </message>
    <message>
        <source>Bàn giao</source>
        <translation>Hand over</translation>
    </message>
    <message>
        <source>Tạo tệp mẫu để nhập: {register}</source>
        <translation>Template to import: {register}</translation>
    </message>
    <message>
        <source>Đã ghi {path}</source>
        <translation>Written: {path}</translation>
    </message>
    <message>
        <source>Mở</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Ghi với tên khác…</source>
        <translation>Write under another name…</translation>
    </message>
</context>
<context>
    <name>FieldChoices</name>
    <message>
        <source>{label}: {entry}</source>
        <translation>{label}: {entry}</translation>
    </message>
</context>
<context>
    <name>FieldFrame</name>
    <message>
        <source>Cần điền ô này.</source>
        <translation>Please fill in this field.</translation>
    </message>
    <message>
        <source>Bắt buộc.</source>
        <translation>Required.</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>Tất cả</source>
        <translation>All</translation>
    </message>
    <message>
        <source>Gõ để tìm, không cần dấu</source>
        <translation>Type to search, marks not needed</translation>
    </message>
    <message>
        <source>Tìm</source>
        <translation>Find</translation>
    </message>
    <message>
        <source>Tì&amp;m:</source>
        <translation>Fi&amp;nd:</translation>
    </message>
    <message>
        <source>&amp;Kỳ</source>
        <translation>&amp;Period</translation>
    </message>
    <message>
        <source>Kênh</source>
        <translation>Channel</translation>
    </message>
    <message>
        <source>K&amp;ênh</source>
        <translation>&amp;Channel</translation>
    </message>
    <message>
        <source>Tìm “{text}”</source>
        <translation>Find “{text}”</translation>
    </message>
</context>
<context>
    <name>FilterChips</name>
    <message>
        <source>Bỏ điều kiện lọc này</source>
        <translation>Remove this filter</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Tìm trong trang in</source>
        <translation>Search in the pages</translation>
    </message>
    <message>
        <source>Gõ để tìm, không cần dấu</source>
        <translation>Type to search, marks not needed</translation>
    </message>
    <message>
        <source>Chỗ trước</source>
        <translation>Previous place</translation>
    </message>
    <message>
        <source>Chỗ sau</source>
        <translation>Next place</translation>
    </message>
    <message>
        <source>Thôi tìm</source>
        <translation>End the search</translation>
    </message>
    <message>
        <source>Không thấy</source>
        <translation>Not found</translation>
    </message>
</context>
<context>
    <name>FirstStart</name>
    <message>
        <source>Thiết lập ban đầu</source>
        <translation>First Steps</translation>
    </message>
    <message>
        <source>Bỏ &amp;qua bước này</source>
        <translation>&amp;Skip this step</translation>
    </message>
    <message>
        <source>‹ Quay &amp;lại</source>
        <translation>‹ &amp;Back</translation>
    </message>
    <message>
        <source>Bước {number}/{all}: {title}</source>
        <translation>Step {number}/{all}: {title}</translation>
    </message>
    <message>
        <source>&amp;Xong</source>
        <translation>&amp;Done</translation>
    </message>
    <message>
        <source>&amp;Tiếp ›</source>
        <translation>&amp;Next ›</translation>
    </message>
</context>
<context>
    <name>ForeseenList</name>
    <message>
        <source>Dòng</source>
        <translation>Row</translation>
    </message>
    <message>
        <source>Hiện nay</source>
        <translation>Now</translation>
    </message>
    <message>
        <source>Sau khi sửa</source>
        <translation>After the change</translation>
    </message>
    <message>
        <source>Kết quả</source>
        <translation>Outcome</translation>
    </message>
    <message>
        <source>(trống)</source>
        <translation>(empty)</translation>
    </message>
    <message>
        <source>Sẽ đổi</source>
        <translation>Changes</translation>
    </message>
    <message>
        <source>Đã đúng sẵn, không đổi</source>
        <translation>Has it already</translation>
    </message>
    <message>
        <source>✕ Không sửa: {reason}</source>
        <translation>✕ Refused: {reason}</translation>
    </message>
</context>
<context>
    <name>FormCells</name>
    <message>
        <source>Gán &amp;cả các ô đoán được</source>
        <translation>Assign all &amp;guessed cells</translation>
    </message>
    <message>
        <source>Các trang tính</source>
        <translation>Sheets</translation>
    </message>
    <message numerus="yes">
        <source>Chương trình đoán được %n ô chưa gán, có dấu “?”; hãy xem lại trước khi gán.</source>
        <translation>
            <numerusform>The program has guessed %n unassigned cell, marked “?”; look at it before assigning.</numerusform>
            <numerusform>The program has guessed %n unassigned cells, marked “?”; look at them before assigning.</numerusform>
        </translation>
    </message>
    <message>
        <source>có thể là {what}</source>
        <translation>may be {what}</translation>
    </message>
    <message>
        <source>{what}; kỳ này: {value}</source>
        <translation>{what}; this period: {value}</translation>
    </message>
    <message>
        <source>Ô {cell}</source>
        <translation>Cell {cell}</translation>
    </message>
    <message>
        <source> (công thức của biểu, không điền được)</source>
        <translation> (a formula of the form, cannot be filled in)</translation>
    </message>
    <message>
        <source> (chưa gán)</source>
        <translation> (not assigned)</translation>
    </message>
</context>
<context>
    <name>FormGrid</name>
    <message>
        <source>Biểu</source>
        <translation>Form</translation>
    </message>
</context>
<context>
    <name>FormGridModel</name>
    <message>
        <source>công thức</source>
        <translation>formula</translation>
    </message>
</context>
<context>
    <name>FormSaving</name>
    <message>
        <source>Điền biểu: {period}</source>
        <translation>Fill in a form: {period}</translation>
    </message>
    <message>
        <source>Excel (*{suffix})</source>
        <translation>Excel (*{suffix})</translation>
    </message>
    <message>
        <source>Đã ghi {path}</source>
        <translation>Written: {path}</translation>
    </message>
    <message>
        <source>Mở</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Ghi với tên khác…</source>
        <translation>Write under another name…</translation>
    </message>
</context>
<context>
    <name>GivenNumber</name>
    <message>
        <source>Số đã huỷ: {reason}</source>
        <translation>Number cancelled: {reason}</translation>
    </message>
    <message>
        <source>Số của báo cáo đã ban hành; dòng này giữ đúng như báo cáo.</source>
        <translation>The number of an issued report; this line stays as the report has it.</translation>
    </message>
    <message>
        <source>Số đã cấp, giữ nguyên trong sổ.</source>
        <translation>A given number; it stays in the book.</translation>
    </message>
    <message>
        <source>Để trống thì cấp số kế tiếp: {number}.</source>
        <translation>Leave empty for the next number: {number}.</translation>
    </message>
</context>
<context>
    <name>HistoryDialog</name>
    <message>
        <source>Lịch sử: {name}</source>
        <translation>History: {name}</translation>
    </message>
    <message>
        <source>Thay đổi</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>Trước</source>
        <translation>Before</translation>
    </message>
    <message>
        <source>Sau</source>
        <translation>After</translation>
    </message>
    <message>
        <source>Các thay đổi</source>
        <translation>Changes</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>Nhập từ Excel</source>
        <translation>Import from Excel</translation>
    </message>
    <message>
        <source>&amp;Quay lại</source>
        <translation>&amp;Back</translation>
    </message>
    <message>
        <source>&amp;Xem trước</source>
        <translation>&amp;Preview</translation>
    </message>
    <message>
        <source>&amp;Ghi tệp lỗi…</source>
        <translation>&amp;Write the errors…</translation>
    </message>
    <message>
        <source>&amp;Nhập</source>
        <translation>&amp;Import</translation>
    </message>
    <message>
        <source>Chưa khớp cột nào; hãy chọn cột của sổ cho các cột cần đọc.</source>
        <translation>No column is matched; choose fields of the register for the columns to be read.</translation>
    </message>
    <message>
        <source>Xem trước</source>
        <translation>Preview</translation>
    </message>
    <message>
        <source>Bước 1/2: Đọc tệp thế nào</source>
        <translation>Step 1 of 2: how the file is read</translation>
    </message>
    <message>
        <source>Bước 2/2: Xem trước, chưa ghi gì vào sổ</source>
        <translation>Step 2 of 2: preview, nothing is saved yet</translation>
    </message>
    <message>
        <source>Còn {count} dòng có lỗi nên chưa nhập dòng nào.</source>
        <translation>Rows with errors: {count}; none is imported.</translation>
    </message>
    <message>
        <source>Sổ đã có đủ các dòng này; không có gì để nhập.</source>
        <translation>The register has all these rows already; there is nothing to import.</translation>
    </message>
    <message>
        <source>Excel (*.xlsx *.xlsm);;Mọi tệp (*)</source>
        <translation>Excel (*.xlsx *.xlsm);;All files (*)</translation>
    </message>
</context>
<context>
    <name>IssueReport</name>
    <message>
        <source>Ban hành báo cáo</source>
        <translation>Issue the report</translation>
    </message>
    <message>
        <source>Số văn bản</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>Ngày ban hành</source>
        <translation>Date of issue</translation>
    </message>
    <message>
        <source>&amp;Ban hành</source>
        <translation>&amp;Issue</translation>
    </message>
    <message>
        <source>Người ký: {name}</source>
        <translation>Signer: {name}</translation>
    </message>
    <message>
        <source>Số {symbol} ngày {day} sẽ vào sổ văn bản đi. Từ đó không sửa, không xoá được báo cáo, số và ngày nữa; có sai sót thì lập báo cáo thay thế, đính chính hoặc thu hồi.</source>
        <translation>Number {symbol} of {day} will go into the book of outgoing documents. From then on report, number and day cannot be changed or deleted; a mistake is answered by a superseding, correcting or recalling report.</translation>
    </message>
    <message>
        <source>Số liệu được chốt ngay trước đó.</source>
        <translation>The figures are closed just before.</translation>
    </message>
    <message>
        <source>Số văn bản từ 1 đến 999999.</source>
        <translation>The number is from 1 to 999999.</translation>
    </message>
    <message>
        <source>Ngày này chưa đến.</source>
        <translation>This day has not come yet.</translation>
    </message>
    <message>
        <source>Ngày này trước ngày chốt số liệu ({day}).</source>
        <translation>This day is before the figures were closed ({day}).</translation>
    </message>
</context>
<context>
    <name>LineRow</name>
    <message>
        <source>Bỏ {noun} này (Ctrl+-)</source>
        <translation>Remove this {noun} (Ctrl+-)</translation>
    </message>
    <message>
        <source>Bỏ {noun} này</source>
        <translation>Remove this {noun}</translation>
    </message>
</context>
<context>
    <name>LinesEditor</name>
    <message>
        <source>+ Thêm {noun}</source>
        <translation>+ Add {noun}</translation>
    </message>
    <message>
        <source>Lấy lại {noun} vừa bỏ</source>
        <translation>Bring back the {noun} just removed</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Kỳ: {period} ({days})</source>
        <translation>Period: {period} ({days})</translation>
    </message>
    <message>
        <source>Đã lưu {time}</source>
        <translation>Saved {time}</translation>
    </message>
    <message numerus="yes">
        <source>● Chưa lưu: %n</source>
        <translation>
            <numerusform>● Unsaved: %n</numerusform>
            <numerusform>● Unsaved: %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Dữ liệu mẫu</source>
        <translation>Sample data</translation>
    </message>
    <message numerus="yes">
        <source>Còn %n phần chưa lưu từ lần trước: {form}, “{name}”</source>
        <translation>
            <numerusform>%n text was not saved last time: {form}, “{name}”</numerusform>
            <numerusform>%n texts were not saved last time: {form}, “{name}”</numerusform>
        </translation>
    </message>
    <message>
        <source>Xem lại…</source>
        <translation>Review…</translation>
    </message>
    <message>
        <source>Chưa giữ được bản nháp của phần đang gõ; hãy lưu (Ctrl+S) trước khi đóng chương trình. {trouble}</source>
        <translation>What is being typed could not be kept as a draft; save it (Ctrl+S) before closing the program. {trouble}</translation>
    </message>
</context>
<context>
    <name>MatchPage</name>
    <message>
        <source>Chọn &amp;tệp khác…</source>
        <translation>Choose another &amp;file…</translation>
    </message>
    <message>
        <source>Unicode (giữ nguyên)</source>
        <translation>Unicode (as it is)</translation>
    </message>
    <message>
        <source>Trong tệp</source>
        <translation>In the file</translation>
    </message>
    <message>
        <source>Đọc là</source>
        <translation>Read as</translation>
    </message>
    <message>
        <source>Chữ trước và sau khi đổi bảng mã</source>
        <translation>Texts before and after conversion</translation>
    </message>
    <message>
        <source>Tệp</source>
        <translation>File</translation>
    </message>
    <message>
        <source>Nhập vào &amp;sổ</source>
        <translation>Import into &amp;register</translation>
    </message>
    <message>
        <source>Nhập vào sổ</source>
        <translation>Import into register</translation>
    </message>
    <message>
        <source>T&amp;rang</source>
        <translation>&amp;Sheet</translation>
    </message>
    <message>
        <source>Trang</source>
        <translation>Sheet</translation>
    </message>
    <message>
        <source>&amp;Bảng mã của chữ</source>
        <translation>&amp;Encoding of texts</translation>
    </message>
    <message>
        <source>Bảng mã của chữ</source>
        <translation>Encoding of texts</translation>
    </message>
    <message>
        <source>Tệp không có trang nào có dữ liệu.</source>
        <translation>No sheet of the file has any data.</translation>
    </message>
    <message>
        <source>Chưa khớp cột nào; hãy chọn cột của sổ cho các cột cần đọc.</source>
        <translation>No column is matched; choose fields of the register for the columns to be read.</translation>
    </message>
    <message>
        <source>Chưa có cột cho: {labels}. Bản ghi mới cần các cột này.</source>
        <translation>No column gives: {labels}. New records need these.</translation>
    </message>
</context>
<context>
    <name>MessageLine</name>
    <message>
        <source>Lỗi: {sentence}</source>
        <translation>Error: {sentence}</translation>
    </message>
    <message>
        <source>Lưu ý: {sentence}</source>
        <translation>Note: {sentence}</translation>
    </message>
</context>
<context>
    <name>MissingFields</name>
    <message>
        <source>(theo tiêu đề bảng, nếu có)</source>
        <translation>(from the table&apos;s title, if it says)</translation>
    </message>
    <message>
        <source>Không có cột {label}: mọi dòng lấy</source>
        <translation>No column {label}: all rows take</translation>
    </message>
</context>
<context>
    <name>MovedFigures</name>
    <message>
        <source>Thay đổi sau khi chốt</source>
        <translation>Moved since closing</translation>
    </message>
    <message>
        <source>Số liệu đã thay đổi</source>
        <translation>Figures that moved</translation>
    </message>
    <message>
        <source>Số liệu</source>
        <translation>Figure</translation>
    </message>
    <message>
        <source>Đã báo cáo</source>
        <translation>Reported</translation>
    </message>
    <message>
        <source>Hiện nay</source>
        <translation>Now</translation>
    </message>
    <message>
        <source>Chênh lệch</source>
        <translation>Difference</translation>
    </message>
    <message>
        <source>Bản ghi thêm</source>
        <translation>Records added</translation>
    </message>
    <message>
        <source>Bản ghi bớt</source>
        <translation>Records gone</translation>
    </message>
    <message>
        <source>Đang so với sổ hiện nay…</source>
        <translation>Comparing with the registers as they are now…</translation>
    </message>
    <message>
        <source>Xem &amp;bản ghi</source>
        <translation>Show the &amp;records</translation>
    </message>
    <message>
        <source>Nhấn đúp hoặc Enter để xem các bản ghi đã thay đổi</source>
        <translation>Double-click or Enter to see the records that changed</translation>
    </message>
    <message>
        <source>{title}: số liệu chốt ngày {day}. Báo cáo giữ nguyên số đã chốt, dù sổ thay đổi.</source>
        <translation>{title}: figures closed on {day}. The report keeps the closed figures though the registers change.</translation>
    </message>
    <message>
        <source>Số liệu vẫn như khi chốt.</source>
        <translation>The figures are still as they were closed.</translation>
    </message>
    <message>
        <source>{figure}: thay đổi sau khi chốt</source>
        <translation>{figure}: moved since closing</translation>
    </message>
</context>
<context>
    <name>NameForm</name>
    <message>
        <source>Tên biểu của cấp trên</source>
        <translation>Name of a superior&apos;s form</translation>
    </message>
    <message>
        <source>Tên biểu</source>
        <translation>Name of the form</translation>
    </message>
</context>
<context>
    <name>NameTemplate</name>
    <message>
        <source>Tên mẫu báo cáo</source>
        <translation>Name of the template</translation>
    </message>
    <message>
        <source>Tên mẫu</source>
        <translation>Name of the template</translation>
    </message>
</context>
<context>
    <name>NewEntries</name>
    <message>
        <source>Thêm vào danh mục</source>
        <translation>Add to the catalogues</translation>
    </message>
    <message>
        <source>Các mục mới</source>
        <translation>New entries</translation>
    </message>
    <message>
        <source>{catalogue}: {label} ({count} ô)</source>
        <translation>{catalogue}: {label} (cells: {count})</translation>
    </message>
    <message>
        <source>Đánh dấu các mục đúng là mới. Chúng được thêm cùng lúc với các dòng khi bấm Nhập; viết sai thì bỏ dấu và sửa trong tệp.</source>
        <translation>Tick the entries that are truly new. They are added together with the rows when you press Import; untick what is misspelt and mend it in the file.</translation>
    </message>
    <message>
        <source>&amp;Thêm</source>
        <translation>&amp;Add</translation>
    </message>
</context>
<context>
    <name>NewPassword</name>
    <message>
        <source>Mật khẩu mới</source>
        <translation>New password</translation>
    </message>
    <message>
        <source>Gõ lại mật khẩu mới</source>
        <translation>New password again</translation>
    </message>
    <message>
        <source>&amp;Hiện mật khẩu</source>
        <translation>&amp;Show the password</translation>
    </message>
    <message>
        <source>&amp;Mật khẩu mới:</source>
        <translation>&amp;New password:</translation>
    </message>
    <message>
        <source>&amp;Gõ lại:</source>
        <translation>&amp;Again:</translation>
    </message>
    <message>
        <source>Phím Caps Lock đang bật.</source>
        <translation>Caps Lock is on.</translation>
    </message>
    <message>
        <source>Mật khẩu có dấu chỉ gõ được khi bộ gõ tiếng Việt đang chạy và đúng kiểu gõ.</source>
        <translation>A password with Vietnamese marks can be typed only while the input method runs, set as it is now.</translation>
    </message>
</context>
<context>
    <name>Notes</name>
    <message>
        <source>{label}: {old} → {new}</source>
        <translation>{label}: {old} → {new}</translation>
    </message>
    <message>
        <source>Số liệu đã đổi từ lần đọc trước</source>
        <translation>Figures changed since last read</translation>
    </message>
    <message>
        <source>Mẫu có lời mới cho đoạn đã sửa</source>
        <translation>The template has new wording for an edited block</translation>
    </message>
    <message>
        <source>Mẫu không còn đoạn này</source>
        <translation>The template no longer has this block</translation>
    </message>
    <message>
        <source>Đoạn được giữ vì đã sửa; bỏ đi nếu không cần.</source>
        <translation>The block was kept because it had been edited; leave it out if it is not needed.</translation>
    </message>
    <message>
        <source>Số liệu đã khác từ khi chốt</source>
        <translation>Figures have moved since closing</translation>
    </message>
    <message>
        <source>{label} ({unit}): báo cáo ghi {then}, nay là {now}</source>
        <translation>{label} ({unit}): the report says {then}, now {now}</translation>
    </message>
    <message>
        <source>Đã có báo cáo thay thế</source>
        <translation>Superseded by a report</translation>
    </message>
    <message>
        <source>Đã có báo cáo đính chính</source>
        <translation>Corrected by a report</translation>
    </message>
    <message>
        <source>Đã có báo cáo thu hồi</source>
        <translation>Recalled by a report</translation>
    </message>
</context>
<context>
    <name>NotesPanel</name>
    <message numerus="yes">
        <source>Cần xem: %n</source>
        <translation>
            <numerusform>To look at: %n</numerusform>
            <numerusform>To look at: %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Không có gì cần xem.</source>
        <translation>Nothing to look at.</translation>
    </message>
    <message>
        <source>Những chỗ cần xem</source>
        <translation>Places to look at</translation>
    </message>
    <message>
        <source>Đến chỗ này</source>
        <translation>Go there</translation>
    </message>
    <message>
        <source>Đã đọc đoạn này</source>
        <translation>Block read</translation>
    </message>
    <message>
        <source>Đã đọc tất cả</source>
        <translation>All read</translation>
    </message>
    <message>
        <source>Dùng lời mới</source>
        <translation>Take the new wording</translation>
    </message>
    <message>
        <source>Giữ lời đã sửa</source>
        <translation>Keep the edited wording</translation>
    </message>
    <message>
        <source>Bỏ đoạn này</source>
        <translation>Leave this block out</translation>
    </message>
    <message>
        <source>Xem số liệu đã khác…</source>
        <translation>Show moved figures…</translation>
    </message>
    <message>
        <source>Mở báo cáo đó</source>
        <translation>Open that report</translation>
    </message>
</context>
<context>
    <name>NoticeBar</name>
    <message>
        <source>Đóng thông báo</source>
        <translation>Close the notice</translation>
    </message>
</context>
<context>
    <name>OfficeStep</name>
    <message>
        <source>Tên cơ quan, địa danh, người ký được in lên mọi báo cáo. Điền một lần; khi đổi tên, đổi người ký thì thêm một dòng mới có ngày hiệu lực ở trang Cơ quan.</source>
        <translation>The office&apos;s name, place and signers are printed on every report. Fill them in once; when a name or signer changes, add a profile with its own validity date on the page Offices.</translation>
    </message>
    <message>
        <source>Cơ quan</source>
        <translation>Office</translation>
    </message>
</context>
<context>
    <name>OutgoingPage</name>
    <message>
        <source>Mở báo cá&amp;o</source>
        <translation>&amp;Open the report</translation>
    </message>
    <message>
        <source>Mở báo cáo đã ban hành dưới số này</source>
        <translation>Open the report issued under this number</translation>
    </message>
    <message>
        <source>&amp;Huỷ số…</source>
        <translation>&amp;Cancel the number…</translation>
    </message>
    <message>
        <source>Huỷ số đang chọn, có ghi lý do; số vẫn nằm trong sổ</source>
        <translation>Cancel the chosen number with a reason; it stays in the book</translation>
    </message>
    <message>
        <source>&amp;In sổ…</source>
        <translation>&amp;Print the book…</translation>
    </message>
    <message>
        <source>Xem, in hoặc lưu PDF sổ đăng ký văn bản đi của một năm (khổ ngang)</source>
        <translation>See, print or save as PDF the book of one year (landscape)</translation>
    </message>
    <message>
        <source>Xuất sổ (&amp;Excel)…</source>
        <translation>Export the book (&amp;Excel)…</translation>
    </message>
    <message>
        <source>Ghi sổ đăng ký văn bản đi của một năm ra Excel</source>
        <translation>Write the book of one year as an Excel file</translation>
    </message>
    <message>
        <source>Số đã cấp thì không xoá khỏi sổ. Nếu không dùng, hãy huỷ số và ghi lý do.</source>
        <translation>A number once given is not deleted from the book. If it is not used, cancel it with a reason.</translation>
    </message>
    <message>
        <source>Huỷ số…</source>
        <translation>Cancel the number…</translation>
    </message>
    <message>
        <source>Hãy chọn một văn bản trong sổ để huỷ số.</source>
        <translation>Choose a document of the book to cancel its number.</translation>
    </message>
    <message>
        <source>Số {symbol} đã huỷ từ trước: {reason}</source>
        <translation>Number {symbol} was cancelled before: {reason}</translation>
    </message>
    <message>
        <source>Số {symbol} là của báo cáo đã ban hành nên không huỷ. Hãy lập báo cáo thay thế, đính chính hoặc thu hồi.</source>
        <translation>Number {symbol} is of an issued report and is not cancelled. Begin a superseding, correcting or recalling report.</translation>
    </message>
    <message>
        <source>Mở báo cáo</source>
        <translation>Open the report</translation>
    </message>
    <message>
        <source>In sổ văn bản đi</source>
        <translation>Print the book of outgoing documents</translation>
    </message>
    <message>
        <source>&amp;Xem và in…</source>
        <translation>&amp;See and print…</translation>
    </message>
    <message>
        <source>Xuất sổ văn bản đi</source>
        <translation>Export the book of outgoing documents</translation>
    </message>
    <message>
        <source>&amp;Chọn nơi lưu…</source>
        <translation>&amp;Choose where to…</translation>
    </message>
    <message>
        <source>Đã vào sổ số {symbol}.</source>
        <translation>Entered in the book as {symbol}.</translation>
    </message>
    <message>
        <source>Sổ khuyết số {numbers}.</source>
        <translation>The book lacks {numbers}.</translation>
    </message>
    <message>
        <source>Số này vẫn nằm trong sổ cùng lý do huỷ và không cấp cho văn bản khác. Huỷ rồi thì không hoàn tác được.</source>
        <translation>The number stays in the book with its reason and is not given again. This cannot be undone.</translation>
    </message>
    <message>
        <source>Huỷ số {symbol}</source>
        <translation>Cancel number {symbol}</translation>
    </message>
    <message>
        <source>&amp;Huỷ số này</source>
        <translation>&amp;Cancel this number</translation>
    </message>
    <message>
        <source>Đã huỷ số {symbol}. Việc huỷ số không hoàn tác được.</source>
        <translation>Number {symbol} is cancelled. This cannot be undone.</translation>
    </message>
    <message>
        <source>Sổ chưa có số nào.</source>
        <translation>The book has no number yet.</translation>
    </message>
    <message>
        <source>Sổ văn bản đi chưa có số nào. Báo cáo ban hành thì tự vào sổ; văn bản khác thì nhấn Ctrl+N để vào sổ, chương trình cấp số kế tiếp.</source>
        <translation>The book of outgoing documents has no number yet. Issued reports enter it by themselves; press Ctrl+N to enter another document under the next number.</translation>
    </message>
    <message>
        <source>+ Vào sổ văn bản đầu tiên</source>
        <translation>+ Enter the first document</translation>
    </message>
</context>
<context>
    <name>Outline</name>
    <message>
        <source>Dàn ý của báo cáo</source>
        <translation>Outline of the report</translation>
    </message>
    <message>
        <source>Đã bỏ khỏi báo cáo; nhấn Delete để lấy lại.</source>
        <translation>Left out of the report; press Delete to take it back.</translation>
    </message>
</context>
<context>
    <name>OverviewPage</name>
    <message>
        <source>&amp;Kỳ</source>
        <translation>&amp;Period</translation>
    </message>
    <message>
        <source>Còn thiếu cho báo cáo</source>
        <translation>Missing for the report</translation>
    </message>
    <message>
        <source>Hạn gần nhất</source>
        <translation>Next deadline</translation>
    </message>
    <message>
        <source>Số liệu</source>
        <translation>Figure</translation>
    </message>
    <message>
        <source>Đơn vị</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>Kế hoạch</source>
        <translation>Planned</translation>
    </message>
    <message>
        <source>Trong kỳ</source>
        <translation>In period</translation>
    </message>
    <message>
        <source>Luỹ kế</source>
        <translation>Cumulative</translation>
    </message>
    <message>
        <source>Cùng kỳ</source>
        <translation>Last year</translation>
    </message>
    <message>
        <source>So sánh</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>Ước</source>
        <translation>Estimated</translation>
    </message>
    <message>
        <source>Số liệu của kỳ</source>
        <translation>Figures of the period</translation>
    </message>
    <message>
        <source>Nhấn đúp hoặc Enter để xem các bản ghi đứng sau số liệu</source>
        <translation>Double-click or press Enter to see the records behind a figure</translation>
    </message>
    <message>
        <source>Ghi hoạt động</source>
        <translation>Record an activity</translation>
    </message>
    <message>
        <source>Kỳ này chưa có số liệu nào.</source>
        <translation>This period has no figures yet.</translation>
    </message>
    <message>
        <source>Sổ còn trống. Hãy bắt đầu bằng thông tin cơ quan, rồi ghi hoạt động đầu tiên; hoặc nạp cơ quan mẫu để xem chương trình làm được gì.</source>
        <translation>The registers are empty. Start with the office profile, then record the first activity; or load the sample office to see what the program can do.</translation>
    </message>
    <message>
        <source>Nhập thông tin cơ quan</source>
        <translation>Enter the office profile</translation>
    </message>
    <message>
        <source>Nạp cơ quan mẫu</source>
        <translation>Load the sample office</translation>
    </message>
    <message>
        <source>Không thiếu gì.</source>
        <translation>Nothing is missing.</translation>
    </message>
    <message>
        <source>Xem các bản ghi này</source>
        <translation>Show these records</translation>
    </message>
    <message>
        <source>Không có báo cáo nào đang chờ gửi.</source>
        <translation>No report is waiting to be sent.</translation>
    </message>
    <message numerus="yes">
        <source>{title}: {day}, đã quá hạn %n ngày.</source>
        <translation>
            <numerusform>{title}: {day}, %n day overdue.</numerusform>
            <numerusform>{title}: {day}, %n days overdue.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{title}: {day}, còn %n ngày.</source>
        <translation>
            <numerusform>{title}: {day}, %n day left.</numerusform>
            <numerusform>{title}: {day}, %n days left.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PageBox</name>
    <message>
        <source>Trang trước</source>
        <translation>Previous page</translation>
    </message>
    <message>
        <source>Trang sau</source>
        <translation>Next page</translation>
    </message>
    <message>
        <source>Số trang</source>
        <translation>Page number</translation>
    </message>
    <message>
        <source>Gõ số trang, từ 1 đến {count}</source>
        <translation>Type a page number, from 1 to {count}</translation>
    </message>
</context>
<context>
    <name>PartsChoice</name>
    <message>
        <source>Phần</source>
        <translation>Part</translation>
    </message>
    <message>
        <source>Nội dung</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Các phần thêm của báo cáo</source>
        <translation>Added parts of the report</translation>
    </message>
    <message>
        <source>Nhiệm vụ giao cho năm nay: việc nào đã làm, chưa làm.</source>
        <translation>This year&apos;s tasks: what was done and what was not.</translation>
    </message>
    <message>
        <source>Mục nêu việc chưa tốt, kèm nguyên nhân.</source>
        <translation>A section on what did not go well, and why.</translation>
    </message>
    <message>
        <source>Mục đề nghị với cấp trên.</source>
        <translation>A section with proposals to the level above.</translation>
    </message>
    <message>
        <source>Bảng kế hoạch, trong kỳ, luỹ kế, cùng kỳ.</source>
        <translation>A table: planned, in period, cumulative, last year.</translation>
    </message>
    <message>
        <source>Bảng thủ tục còn hiệu lực và nơi niêm yết.</source>
        <translation>A table of the procedures in force and where they are posted.</translation>
    </message>
    <message>
        <source>Bảng khẩu hiệu và từng lượt treo trong kỳ.</source>
        <translation>A table of slogans and each display in the period.</translation>
    </message>
    <message>
        <source>Bảng hoạt động có minh chứng.</source>
        <translation>A table of activities with evidence.</translation>
    </message>
</context>
<context>
    <name>PasswordDialog</name>
    <message>
        <source>Mật khẩu</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>Đang đọc…</source>
        <translation>Reading…</translation>
    </message>
    <message>
        <source>Đặt &amp;mật khẩu…</source>
        <translation>&amp;Set a password…</translation>
    </message>
    <message>
        <source>Đổ&amp;i mật khẩu…</source>
        <translation>C&amp;hange the password…</translation>
    </message>
    <message>
        <source>In &amp;tờ khôi phục…</source>
        <translation>&amp;Print the recovery sheet…</translation>
    </message>
    <message>
        <source>&amp;Bỏ mật khẩu…</source>
        <translation>&amp;Remove the password…</translation>
    </message>
    <message>
        <source>Mật khẩu giữ cho người khác không mở được sổ bằng chương trình này và làm cho bản sao lưu ở nơi thứ hai (thẻ nhớ, thư mục dùng chung) không đọc được nếu không có nó.

Tệp dữ liệu và các bản sao lưu trên máy này không được mã hoá: ai chép được tệp thì đọc được bằng công cụ khác. Hãy dùng tài khoản riêng, có mật khẩu, trên máy.</source>
        <translation>The password keeps others from opening the book with this program, and makes the backups in the second place (a stick, a shared folder) unreadable without it.

The data file and the backups on this computer are not encrypted: who can copy the file can read it with other tools. Use an account of your own, with a password, on this computer.</translation>
    </message>
    <message>
        <source>Tệp này chưa có mật khẩu.</source>
        <translation>This file has no password.</translation>
    </message>
    <message>
        <source>Tệp này có mật khẩu, đặt lúc {time} ngày {day}.</source>
        <translation>This file has a password, set at {time} on {day}.</translation>
    </message>
    <message>
        <source>Ít nhất 8 ký tự; mấy từ liền nhau là tốt. Sau bước này chương trình đưa ra tờ khôi phục để in: quên mật khẩu mà không có tờ đó thì không mở được sổ nữa. Các bản sao lưu chưa mã hoá đã có ở nơi thứ hai vẫn còn đó; hãy tự xoá khi đã có bản mã hoá.</source>
        <translation>At least 8 characters; a few words in a row are good. After this the program shows a recovery sheet to print: whoever forgets the password and has no such sheet cannot open the book any more. Backups that lie unencrypted in the second place stay there; delete them yourself once there are encrypted ones.</translation>
    </message>
    <message>
        <source>Đặt mật khẩu</source>
        <translation>Set a password</translation>
    </message>
    <message>
        <source>Đặ&amp;t mật khẩu</source>
        <translation>&amp;Set the password</translation>
    </message>
    <message>
        <source>Đổi mật khẩu</source>
        <translation>Change the password</translation>
    </message>
    <message>
        <source>&amp;Tiếp</source>
        <translation>C&amp;ontinue</translation>
    </message>
    <message>
        <source>Ít nhất 8 ký tự; mấy từ liền nhau là tốt. Tờ khôi phục đã in vẫn dùng được.</source>
        <translation>At least 8 characters; a few words in a row are good. The recovery sheet that was printed stays valid.</translation>
    </message>
    <message>
        <source>Đổ&amp;i mật khẩu</source>
        <translation>C&amp;hange the password</translation>
    </message>
    <message>
        <source>In tờ khôi phục</source>
        <translation>Print the recovery sheet</translation>
    </message>
    <message>
        <source>Bỏ mật khẩu</source>
        <translation>Remove the password</translation>
    </message>
    <message>
        <source>&amp;Bỏ mật khẩu</source>
        <translation>&amp;Remove the password</translation>
    </message>
    <message>
        <source>Gõ mật khẩu hiện nay của tệp “{name}”.</source>
        <translation>Type the present password of “{name}”.</translation>
    </message>
</context>
<context>
    <name>PasswordEntry</name>
    <message>
        <source>Mật khẩu</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>&amp;Hiện mật khẩu</source>
        <translation>&amp;Show the password</translation>
    </message>
    <message>
        <source>&amp;Quên mật khẩu…</source>
        <translation>&amp;Forgot the password…</translation>
    </message>
    <message>
        <source>Mật &amp;khẩu:</source>
        <translation>&amp;Password:</translation>
    </message>
    <message>
        <source>Gõ mã khôi phục trên tờ giấy trong phong bì niêm phong; chữ hoa hay thường, có hay không có dấu cách đều được.</source>
        <translation>Type the recovery key from the sheet in the sealed envelope; capital or small letters, with or without spaces.</translation>
    </message>
    <message>
        <source>Mã khôi phục</source>
        <translation>Recovery key</translation>
    </message>
    <message>
        <source>Phím Caps Lock đang bật.</source>
        <translation>Caps Lock is on.</translation>
    </message>
    <message>
        <source>Đang kiểm tra…</source>
        <translation>Checking…</translation>
    </message>
    <message numerus="yes">
        <source>Đã gõ sai nhiều lần. Còn phải chờ %n giây.</source>
        <translation>
            <numerusform>Too many wrong ones. Wait %n second.</numerusform>
            <numerusform>Too many wrong ones. Wait %n seconds.</numerusform>
        </translation>
    </message>
    <message>
        <source>Có thể gõ lại mật khẩu.</source>
        <translation>You may type the password again.</translation>
    </message>
</context>
<context>
    <name>PdfView</name>
    <message>
        <source>Trang in</source>
        <translation>Printed page</translation>
    </message>
    <message>
        <source>Chưa có trang nào để xem.</source>
        <translation>There is no page to show yet.</translation>
    </message>
    <message>
        <source>Trang {page} / {count}</source>
        <translation>Page {page} of {count}</translation>
    </message>
</context>
<context>
    <name>PeriodChoice</name>
    <message>
        <source>Kỳ</source>
        <translation>Period</translation>
    </message>
    <message>
        <source>Tất cả các kỳ</source>
        <translation>All periods</translation>
    </message>
    <message>
        <source>Kỳ khác…</source>
        <translation>Another period…</translation>
    </message>
</context>
<context>
    <name>PeriodStep</name>
    <message>
        <source>Số liệu, danh sách và báo cáo đều theo kỳ đang xem; lúc nào cũng đổi được ở góc trên. “Kỳ khác…” có năm khác và cách tính kỳ của chế độ báo cáo ngành nội vụ (15/12 đến 14/12).</source>
        <translation>Figures, lists and reports follow the period looked at; it can be changed at any time at the top. “Other period…” has other years and the calendar of the interior sector&apos;s reporting regime (15/12 to 14/12).</translation>
    </message>
    <message>
        <source>Kỳ báo cáo</source>
        <translation>Reporting Period</translation>
    </message>
    <message>
        <source>&amp;Kỳ:</source>
        <translation>&amp;Period:</translation>
    </message>
</context>
<context>
    <name>PinBadge</name>
    <message>
        <source>đã ghim</source>
        <translation>pinned</translation>
    </message>
    <message>
        <source>Bản ghi mới giữ giá trị này. Ctrl+G để bỏ ghim.</source>
        <translation>New records keep this value. Ctrl+G to unpin.</translation>
    </message>
</context>
<context>
    <name>PlanList</name>
    <message>
        <source>Dòng</source>
        <translation>Row</translation>
    </message>
    <message>
        <source>Kết quả</source>
        <translation>Outcome</translation>
    </message>
    <message>
        <source>Bản ghi</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>Chi tiết</source>
        <translation>Details</translation>
    </message>
</context>
<context>
    <name>PlanPage</name>
    <message>
        <source>&amp;Lưu ý của tệp</source>
        <translation>&amp;Notes on the file</translation>
    </message>
    <message>
        <source>Thêm &amp;vào danh mục…</source>
        <translation>&amp;Add to the catalogues…</translation>
    </message>
    <message>
        <source>&amp;Chỉ nhập các dòng không lỗi</source>
        <translation>Import &amp;only the rows without errors</translation>
    </message>
    <message>
        <source>Lọc theo kết quả</source>
        <translation>Filter by outcome</translation>
    </message>
    <message>
        <source>Các dòng của tệp</source>
        <translation>Rows of the file</translation>
    </message>
    <message>
        <source>Chi tiết</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>&amp;Hiện</source>
        <translation>&amp;Show</translation>
    </message>
    <message>
        <source>Tất cả ({count})</source>
        <translation>All ({count})</translation>
    </message>
    <message>
        <source>Chưa có trong danh mục: “{label}” ({count} ô).</source>
        <translation>Not in the catalogue: “{label}” (cells: {count}).</translation>
    </message>
    <message>
        <source>Sổ có mà tệp không có (không xoá): {name}</source>
        <translation>In the register, not in the file (not deleted): {name}</translation>
    </message>
</context>
<context>
    <name>PreviewBar</name>
    <message>
        <source>Tìm trong trang in</source>
        <translation>Search in the pages</translation>
    </message>
</context>
<context>
    <name>PreviewWindow</name>
    <message>
        <source>In…</source>
        <translation>Print…</translation>
    </message>
    <message>
        <source>Lưu PDF…</source>
        <translation>Save PDF…</translation>
    </message>
</context>
<context>
    <name>Printing</name>
    <message>
        <source>Trang thử máy in</source>
        <translation>Printer test page</translation>
    </message>
    <message>
        <source>Máy tính này chưa có máy in nào nên chưa in được; văn bản còn nguyên. Hãy cài máy in rồi in lại, hoặc lưu thành PDF để in ở máy khác.</source>
        <translation>This computer has no printer, so nothing was printed; the document is unharmed. Install a printer and print again, or save a PDF and print it elsewhere.</translation>
    </message>
    <message>
        <source>Trang {page}</source>
        <translation>Page {page}</translation>
    </message>
    <message>
        <source>Máy in “{name}” không nhận lệnh in; văn bản còn nguyên, chưa trang nào được in. Hãy xem máy in đã bật, đã nối dây và còn giấy chưa, rồi in lại hoặc chọn máy khác.</source>
        <translation>The printer “{name}” does not take the job; the document is unharmed and nothing was printed. See whether the printer is on, connected and has paper, then print again or choose another one.</translation>
    </message>
    <message>
        <source>Máy in “{name}” ngừng nhận lệnh in giữa chừng; văn bản còn nguyên. Hãy xem giấy, mực và dây nối, rồi in lại những trang còn thiếu.</source>
        <translation>The printer “{name}” stopped taking the job half-way; the document is unharmed. See to paper, ink and cable, then print the missing pages again.</translation>
    </message>
</context>
<context>
    <name>Program</name>
    <message>
        <source>Đang đọc tệp “{name}” và ghi phần đọc được sang tệp mới…</source>
        <translation>Reading “{name}” and writing what is readable to the new file…</translation>
    </message>
    <message>
        <source>Ghi tệp báo lỗi</source>
        <translation>Write a crash report</translation>
    </message>
    <message>
        <source>Tệp nén (*.zip)</source>
        <translation>ZIP file (*.zip)</translation>
    </message>
</context>
<context>
    <name>ProgressDialog</name>
    <message>
        <source>Dừng</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Đang dừng…</source>
        <translation>Stopping…</translation>
    </message>
</context>
<context>
    <name>ReceiverForms</name>
    <message>
        <source>Điền biểu của cấp trên</source>
        <translation>Fill in a superior&apos;s form</translation>
    </message>
    <message>
        <source>Thê&amp;m từ tệp…</source>
        <translation>A&amp;dd from a file…</translation>
    </message>
    <message>
        <source>Đổi tê&amp;n…</source>
        <translation>&amp;Rename…</translation>
    </message>
    <message>
        <source>X&amp;oá</source>
        <translation>De&amp;lete</translation>
    </message>
    <message>
        <source>Chọn &amp;kỳ…</source>
        <translation>Choose &amp;period…</translation>
    </message>
    <message>
        <source>Điền và &amp;lưu…</source>
        <translation>Fill in and &amp;save…</translation>
    </message>
    <message>
        <source>Đang đọc các biểu…</source>
        <translation>Reading the forms…</translation>
    </message>
    <message>
        <source>Các biểu</source>
        <translation>Forms</translation>
    </message>
    <message>
        <source>Cấp trên gửi biểu Excel trống thì thêm vào đây, chỉ một lần ô nào là số liệu nào; từ đó mỗi kỳ chương trình điền vào một bản sao của biểu, không động tới phần khác.</source>
        <translation>When a superior office sends an empty Excel form, add it here and point its cells at figures once; from then on the program fills in a copy of it for each period and touches nothing else.</translation>
    </message>
    <message>
        <source>Đang đọc biểu…</source>
        <translation>Reading the form…</translation>
    </message>
    <message>
        <source>Thêm biểu từ tệp</source>
        <translation>Add a form from a file</translation>
    </message>
    <message>
        <source>Excel (*.xlsx *.xlsm *.xltx *.xltm);;Mọi tệp (*)</source>
        <translation>Excel (*.xlsx *.xlsm *.xltx *.xltm);;All files (*)</translation>
    </message>
    <message>
        <source>Đổi tên biểu</source>
        <translation>Rename the form</translation>
    </message>
    <message>
        <source>Xoá biểu</source>
        <translation>Delete the form</translation>
    </message>
    <message>
        <source>Kỳ: {period}</source>
        <translation>Period: {period}</translation>
    </message>
    <message>
        <source>Gán ô của biểu</source>
        <translation>Assign cells of the form</translation>
    </message>
</context>
<context>
    <name>RecordForm</name>
    <message>
        <source>Lưu</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Lưu bản ghi này (Ctrl+S)</source>
        <translation>Save this record (Ctrl+S)</translation>
    </message>
    <message>
        <source>Lưu và thêm tiếp</source>
        <translation>Save and add next</translation>
    </message>
    <message>
        <source>Lưu rồi mở một bản ghi mới (Ctrl+Enter)</source>
        <translation>Save, then start a new record (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>Bỏ thay đổi</source>
        <translation>Discard changes</translation>
    </message>
    <message>
        <source>Trở về nội dung đã lưu lần trước</source>
        <translation>Go back to what was last saved</translation>
    </message>
    <message numerus="yes">
        <source>Chưa lưu: còn %n chỗ cần sửa. F8 đến chỗ kế tiếp.</source>
        <translation>
            <numerusform>Not saved: %n field needs correcting. F8 goes to the next one.</numerusform>
            <numerusform>Not saved: %n fields need correcting. F8 goes to the next one.</numerusform>
        </translation>
    </message>
    <message>
        <source>{noun} mới</source>
        <translation>new {noun}</translation>
    </message>
    <message>
        <source>● Chưa lưu</source>
        <translation>● Unsaved</translation>
    </message>
    <message>
        <source>Đã lưu</source>
        <translation>Saved</translation>
    </message>
</context>
<context>
    <name>RecoverySheets</name>
    <message>
        <source>Tờ khôi phục mật khẩu</source>
        <translation>Password recovery sheet</translation>
    </message>
    <message>
        <source>Đã gửi tờ khôi phục tới máy in. Hãy niêm phong trong phong bì và cất ngay.</source>
        <translation>The recovery sheet was sent to the printer. Seal it in an envelope and lock it away at once.</translation>
    </message>
    <message>
        <source>Lưu tờ khôi phục: chọn thẻ nhớ, không để trên máy này</source>
        <translation>Save the recovery sheet: on a stick, not on this computer</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Đã ghi {path}. In xong hãy xoá tệp này.</source>
        <translation>Written: {path}. Delete this file when it has been printed.</translation>
    </message>
    <message>
        <source>Ghi với tên khác…</source>
        <translation>Write under another name…</translation>
    </message>
    <message>
        <source>Tờ khôi phục chưa được in. Quên mật khẩu mà không có tờ này thì không ai mở được sổ bằng chương trình nữa; in ở Tệp &gt; Mật khẩu.</source>
        <translation>The recovery sheet was not printed. If the password is forgotten, nobody can open the book with the program without it; print it in File &gt; Password.</translation>
    </message>
</context>
<context>
    <name>RegisterPage</name>
    <message>
        <source>Đã bỏ các thay đổi chưa lưu.</source>
        <translation>Unsaved changes discarded.</translation>
    </message>
    <message>
        <source>Lấy lại</source>
        <translation>Bring back</translation>
    </message>
    <message numerus="yes">
        <source>Đã xoá %n {noun}.</source>
        <translation>
            <numerusform>Deleted %n {noun}.</numerusform>
            <numerusform>Deleted %n {noun}.</numerusform>
        </translation>
    </message>
    <message>
        <source>Sổ này không có ô nào để sửa cho nhiều dòng cùng lúc.</source>
        <translation>This register has no field that can be changed in many rows at once.</translation>
    </message>
    <message>
        <source>Hãy chọn từ hai dòng trở lên (Shift+↓, Ctrl+A, hoặc Ctrl và bấm chuột).</source>
        <translation>Choose two rows or more first (Shift+↓, Ctrl+A, or Ctrl and a click).</translation>
    </message>
    <message>
        <source>Không có chỗ nào cần sửa.</source>
        <translation>Nothing needs correcting.</translation>
    </message>
    <message>
        <source>Không có giá trị ở trên để lấy.</source>
        <translation>There is no value above to take.</translation>
    </message>
    <message>
        <source>Hãy đặt con trỏ vào ô cần ghim.</source>
        <translation>Put the cursor into the field to pin.</translation>
    </message>
    <message>
        <source>+ Thêm</source>
        <translation>+ Add</translation>
    </message>
    <message>
        <source>Thêm {noun} (Ctrl+N)</source>
        <translation>Add {noun} (Ctrl+N)</translation>
    </message>
    <message>
        <source>Danh sách {label}</source>
        <translation>List: {label}</translation>
    </message>
    <message>
        <source>Đã lưu. Bản ghi này không nằm trong danh sách đang lọc.</source>
        <translation>Saved. The filters leave this record out of the list.</translation>
    </message>
    <message>
        <source>Bỏ lọc</source>
        <translation>Clear filters</translation>
    </message>
    <message>
        <source>Không có {noun} nào khớp với điều kiện lọc.</source>
        <translation>No {noun} matches the filters.</translation>
    </message>
    <message>
        <source>Chưa có {noun} nào. Nhấn Ctrl+N để ghi {noun} đầu tiên.</source>
        <translation>No {noun} yet. Press Ctrl+N to enter the first {noun}.</translation>
    </message>
    <message>
        <source>+ Thêm {noun}</source>
        <translation>+ Add {noun}</translation>
    </message>
</context>
<context>
    <name>ReportBar</name>
    <message>
        <source>← Danh sách</source>
        <translation>← List</translation>
    </message>
    <message>
        <source>Về danh sách báo cáo</source>
        <translation>Back to the list of reports</translation>
    </message>
    <message>
        <source>Chốt số liệu</source>
        <translation>Close figures</translation>
    </message>
    <message>
        <source>Giữ nguyên số liệu và lời văn như hiện nay, để in và trình ký</source>
        <translation>Keep figures and wording as they are now, to print and to have signed</translation>
    </message>
    <message>
        <source>Ban hành…</source>
        <translation>Issue…</translation>
    </message>
    <message>
        <source>Ghi số, ngày sau khi lãnh đạo đã ký</source>
        <translation>Enter number and day after the leader has signed</translation>
    </message>
    <message>
        <source>In…</source>
        <translation>Print…</translation>
    </message>
    <message>
        <source>Xuất</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>Tệp &amp;PDF…</source>
        <translation>&amp;PDF file…</translation>
    </message>
    <message>
        <source>Tệp &amp;Word (rời khỏi chương trình)…</source>
        <translation>&amp;Word file (leaves the program)…</translation>
    </message>
    <message>
        <source>In trang &amp;thử máy in…</source>
        <translation>Print a &amp;test page…</translation>
    </message>
    <message>
        <source>Thêm</source>
        <translation>More</translation>
    </message>
    <message>
        <source>&amp;Soạn lại từ mẫu</source>
        <translation>Compose &amp;again from the template</translation>
    </message>
    <message>
        <source>Thêm đ&amp;oạn</source>
        <translation>Add a &amp;block</translation>
    </message>
    <message>
        <source>&amp;Các phần của báo cáo…</source>
        <translation>&amp;Parts of the report…</translation>
    </message>
    <message>
        <source>Sửa t&amp;rích yếu…</source>
        <translation>&amp;Edit the subject…</translation>
    </message>
    <message>
        <source>So sánh với &amp;báo cáo khác…</source>
        <translation>&amp;Compare with another report…</translation>
    </message>
    <message>
        <source>Số &amp;liệu đã khác…</source>
        <translation>&amp;Moved figures…</translation>
    </message>
    <message>
        <source>&amp;Bản quét, tệp kèm…</source>
        <translation>&amp;Scans and files…</translation>
    </message>
    <message>
        <source>Lịc&amp;h sử…</source>
        <translation>&amp;History…</translation>
    </message>
    <message>
        <source>&amp;Mở lại để sửa…</source>
        <translation>&amp;Reopen to edit…</translation>
    </message>
    <message>
        <source>Lập báo cáo th&amp;ay thế</source>
        <translation>Begin a superseding rep&amp;ort</translation>
    </message>
    <message>
        <source>Lập báo cáo đính chí&amp;nh</source>
        <translation>Begin a correct&amp;ing report</translation>
    </message>
    <message>
        <source>Lập báo cáo th&amp;u hồi</source>
        <translation>Begin a reca&amp;lling report</translation>
    </message>
    <message>
        <source>Đã ban hành: số {number} ngày {day}</source>
        <translation>Issued: number {number} on {day}</translation>
    </message>
    <message>
        <source>Đã chốt, chờ ký</source>
        <translation>Closed, to be signed</translation>
    </message>
    <message>
        <source>Đang soạn</source>
        <translation>Being written</translation>
    </message>
</context>
<context>
    <name>ReportChoice</name>
    <message>
        <source>số {number} ngày {day}</source>
        <translation>number {number} of {day}</translation>
    </message>
</context>
<context>
    <name>ReportCommands</name>
    <message>
        <source>Mẫu và số liệu không có gì mới cho báo cáo này.</source>
        <translation>Template and figures have nothing new for this report.</translation>
    </message>
    <message>
        <source>Soạn báo cáo</source>
        <translation>Compose the report</translation>
    </message>
    <message>
        <source>Chốt số liệu</source>
        <translation>Close figures</translation>
    </message>
    <message>
        <source>Mở lại báo cáo</source>
        <translation>Reopen the report</translation>
    </message>
    <message>
        <source>Số liệu và lời văn sẽ được soạn tiếp. Bản đã chốt vẫn được giữ. Lý do được ghi vào lịch sử.</source>
        <translation>Figures and wording will be written on. What was closed is kept. The reason goes into the history.</translation>
    </message>
    <message>
        <source>Lý do mở lại</source>
        <translation>Reason for reopening</translation>
    </message>
    <message>
        <source>Mở lại</source>
        <translation>Reopen</translation>
    </message>
    <message>
        <source>Lập báo cáo</source>
        <translation>Begin a report</translation>
    </message>
    <message>
        <source>Word (*.docx)</source>
        <translation>Word (*.docx)</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Xuất báo cáo</source>
        <translation>Export the report</translation>
    </message>
    <message>
        <source>Đã ghi {path}</source>
        <translation>Written: {path}</translation>
    </message>
    <message>
        <source>Bản Word không còn tự cập nhật số liệu.</source>
        <translation>The Word file no longer updates its figures.</translation>
    </message>
    <message>
        <source>Mở</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Chưa có bản ghi nào cho số liệu này trong kỳ.</source>
        <translation>There is no record for this figure in the period yet.</translation>
    </message>
    <message>
        <source>Hãy đính kèm bản quét đã ký, đóng dấu.</source>
        <translation>Please attach the scan of the signed and sealed copy.</translation>
    </message>
    <message>
        <source>Đính kèm…</source>
        <translation>Attach…</translation>
    </message>
    <message>
        <source>Ban hành báo cáo</source>
        <translation>Issue the report</translation>
    </message>
    <message>
        <source>In, trình ký rồi ghi số, ngày bằng “Ban hành…”.</source>
        <translation>Print it, have it signed, then enter number and day with “Issue…”.</translation>
    </message>
    <message>
        <source>In…</source>
        <translation>Print…</translation>
    </message>
</context>
<context>
    <name>ReportFiles</name>
    <message>
        <source>Tệp kèm báo cáo</source>
        <translation>Files of the report</translation>
    </message>
    <message>
        <source>&amp;Thêm bản quét…</source>
        <translation>&amp;Add a scan…</translation>
    </message>
    <message>
        <source>&amp;Xem</source>
        <translation>&amp;View</translation>
    </message>
    <message>
        <source>&amp;Lưu ra tệp…</source>
        <translation>&amp;Save to a file…</translation>
    </message>
    <message>
        <source>&amp;Gỡ</source>
        <translation>&amp;Remove</translation>
    </message>
    <message>
        <source>Đang đọc…</source>
        <translation>Reading…</translation>
    </message>
    <message>
        <source>Đính kèm bản quét</source>
        <translation>Attach a scan</translation>
    </message>
    <message>
        <source>Tên tệp</source>
        <translation>File name</translation>
    </message>
    <message>
        <source>Loại tệp</source>
        <translation>Kind of file</translation>
    </message>
    <message>
        <source>Định dạng</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Dung lượng</source>
        <translation>Size</translation>
    </message>
    <message>
        <source>Mã băm</source>
        <translation>Hash</translation>
    </message>
    <message>
        <source>Các tệp của báo cáo</source>
        <translation>The files of the report</translation>
    </message>
    <message>
        <source>Chưa có bản quét nào. Hãy thêm bản quét của bản đã ký, đóng dấu, hoặc kéo tệp thả vào đây.</source>
        <translation>No scan yet. Add the scan of the signed and sealed copy, or drop a file here.</translation>
    </message>
    <message>
        <source>SHA-256: {hash}</source>
        <translation>SHA-256: {hash}</translation>
    </message>
    <message>
        <source>Bản quét (*.pdf *.jpg *.jpeg *.png *.tif *.tiff);;Mọi tệp (*)</source>
        <translation>Scans (*.pdf *.jpg *.jpeg *.png *.tif *.tiff);;All files (*)</translation>
    </message>
    <message>
        <source>Thêm bản quét</source>
        <translation>Add scans</translation>
    </message>
    <message numerus="yes">
        <source>Đã dừng; còn %n tệp chưa đính kèm.</source>
        <translation>
            <numerusform>Stopped; %n file is not attached.</numerusform>
            <numerusform>Stopped; %n files are not attached.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Đã đính kèm %n tệp.</source>
        <translation>
            <numerusform>%n file attached.</numerusform>
            <numerusform>%n files attached.</numerusform>
        </translation>
    </message>
    <message>
        <source>Mở {name}</source>
        <translation>Open {name}</translation>
    </message>
    <message>
        <source>Lưu ra tệp</source>
        <translation>Save to a file</translation>
    </message>
    <message>
        <source>Đã ghi {path}</source>
        <translation>Written: {path}</translation>
    </message>
</context>
<context>
    <name>ReportPage</name>
    <message>
        <source>Không có chỗ nào cần xem.</source>
        <translation>There is nothing to look at.</translation>
    </message>
    <message>
        <source>Báo cáo đã chốt hoặc đã ban hành thì không sửa được lời văn.</source>
        <translation>The wording of a closed or issued report cannot be changed.</translation>
    </message>
    <message>
        <source>Số liệu đã đổi từ lần đọc trước</source>
        <translation>Figures changed since last read</translation>
    </message>
    <message>
        <source>Báo cáo này chưa có nội dung.</source>
        <translation>This report has no content yet.</translation>
    </message>
    <message>
        <source>Soạn từ mẫu</source>
        <translation>Compose from the template</translation>
    </message>
    <message>
        <source>Báo cáo này được ghi lại từ trước khi dùng chương trình: không có bản lưu.</source>
        <translation>This report is from before the program was used: there is no kept copy.</translation>
    </message>
    <message>
        <source>Phần này lấy từ thông tin cơ quan; sửa ở trang Cơ quan.</source>
        <translation>This part is taken from the office&apos;s profile; change it on the Office page.</translation>
    </message>
    <message>
        <source>Mở trang Cơ quan</source>
        <translation>Open the Office page</translation>
    </message>
    <message>
        <source>Đã bỏ phần vừa sửa của đoạn.</source>
        <translation>The edit of the block was discarded.</translation>
    </message>
    <message>
        <source>Lấy lại</source>
        <translation>Take back</translation>
    </message>
    <message>
        <source>Đây là phần đã gõ mà chưa lưu; nhấn Esc nếu không dùng.</source>
        <translation>This was typed and never saved; press Esc if it is not wanted.</translation>
    </message>
</context>
<context>
    <name>ReportParts</name>
    <message>
        <source>Các phần của báo cáo</source>
        <translation>Parts of the report</translation>
    </message>
    <message>
        <source>Bỏ một phần không làm mất lời đã sửa trong phần ấy; thêm lại là có.</source>
        <translation>Taking a part off does not lose what was edited in it; add it again and it is there.</translation>
    </message>
    <message>
        <source>&amp;Dùng các phần này</source>
        <translation>&amp;Use these parts</translation>
    </message>
</context>
<context>
    <name>ReportSubject</name>
    <message>
        <source>Sửa trích yếu</source>
        <translation>Edit the subject</translation>
    </message>
    <message>
        <source>&amp;Lưu</source>
        <translation>&amp;Save</translation>
    </message>
</context>
<context>
    <name>ReportTemplates</name>
    <message>
        <source>Mẫu báo cáo</source>
        <translation>Report templates</translation>
    </message>
    <message>
        <source>&amp;Nhập mẫu từ tệp…</source>
        <translation>&amp;Import a template…</translation>
    </message>
    <message>
        <source>Thay &amp;bằng tệp…</source>
        <translation>Re&amp;place by a file…</translation>
    </message>
    <message>
        <source>&amp;Xuất ra tệp…</source>
        <translation>&amp;Export to a file…</translation>
    </message>
    <message>
        <source>Đổi &amp;tên…</source>
        <translation>&amp;Rename…</translation>
    </message>
    <message>
        <source>X&amp;oá</source>
        <translation>&amp;Delete</translation>
    </message>
    <message>
        <source>Tên mẫu</source>
        <translation>Name of the template</translation>
    </message>
    <message>
        <source>Nguồn</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>Các mẫu báo cáo</source>
        <translation>The report templates</translation>
    </message>
    <message>
        <source>Muốn có mẫu riêng: xuất mẫu có sẵn ra tệp, sửa lời trong tệp rồi nhập vào. Thay một mẫu thì các báo cáo đang soạn từ mẫu ấy được soạn lại, lời đã sửa vẫn còn.</source>
        <translation>For a template of your own: export the delivered one to a file, edit its wording and import it. When a template is replaced, the reports being written from it are composed again; what was edited stays.</translation>
    </message>
    <message>
        <source>Của cơ quan</source>
        <translation>The office&apos;s own</translation>
    </message>
    <message>
        <source>Có sẵn trong chương trình</source>
        <translation>Delivered with the program</translation>
    </message>
    <message>
        <source>Nhập mẫu từ tệp</source>
        <translation>Import a template</translation>
    </message>
    <message>
        <source>Nhập với tên khác…</source>
        <translation>Import under another name…</translation>
    </message>
    <message>
        <source>Thay mẫu bằng tệp</source>
        <translation>Replace the template by a file</translation>
    </message>
    <message>
        <source>Xuất ra tệp</source>
        <translation>Export to a file</translation>
    </message>
    <message>
        <source>Đã ghi {path}</source>
        <translation>Written: {path}</translation>
    </message>
    <message>
        <source>Đổi tên mẫu</source>
        <translation>Rename the template</translation>
    </message>
    <message>
        <source>Xoá mẫu</source>
        <translation>Delete the template</translation>
    </message>
    <message>
        <source>Mẫu báo cáo (*.toml);;Mọi tệp (*)</source>
        <translation>Report templates (*.toml);;All files (*)</translation>
    </message>
    <message>
        <source>Tệp không khác gì mẫu đang có.</source>
        <translation>The file is the same as the present template.</translation>
    </message>
</context>
<context>
    <name>ReportsPage</name>
    <message>
        <source>+ Lập báo cáo</source>
        <translation>+ Begin a report</translation>
    </message>
    <message>
        <source>Mở báo cáo</source>
        <translation>Open the report</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Nhận từ tệp…</source>
        <translation>Take in a file…</translation>
    </message>
    <message>
        <source>Lập báo cáo của kỳ từ một tệp văn bản hoặc Word đã có</source>
        <translation>Begin the period&apos;s report from an existing text or Word file</translation>
    </message>
    <message>
        <source>So sánh…</source>
        <translation>Compare…</translation>
    </message>
    <message>
        <source>Mẫu…</source>
        <translation>Templates…</translation>
    </message>
    <message>
        <source>Mẫu báo cáo của cơ quan</source>
        <translation>The office&apos;s report templates</translation>
    </message>
    <message>
        <source>Xuất tổng hợp (Excel)</source>
        <translation>Export tally (Excel)</translation>
    </message>
    <message>
        <source>Ctrl+E</source>
        <translation>Ctrl+E</translation>
    </message>
    <message>
        <source>Nhận báo cáo từ tệp: {period}</source>
        <translation>Take in a report: {period}</translation>
    </message>
    <message>
        <source>Văn bản (*.txt *.docx)</source>
        <translation>Documents (*.txt *.docx)</translation>
    </message>
    <message>
        <source>Lập báo cáo</source>
        <translation>Begin a report</translation>
    </message>
</context>
<context>
    <name>RestoreBackup</name>
    <message>
        <source>Khôi phục từ bản sao lưu</source>
        <translation>Restore from a backup</translation>
    </message>
    <message>
        <source>Bản được chọn sẽ thay tệp “{name}”. Tệp hiện nay không bị ghi đè: nó được đổi tên và giữ lại bên cạnh, mở lại được bất cứ lúc nào.</source>
        <translation>The chosen backup takes the place of “{name}”. The present file is not overwritten: it is renamed and kept beside it, and can be opened again at any time.</translation>
    </message>
    <message>
        <source>Các bản sao lưu</source>
        <translation>Backups</translation>
    </message>
    <message>
        <source>Lúc</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>Nơi</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>Dung lượng</source>
        <translation>Size</translation>
    </message>
    <message>
        <source>Bản ghi</source>
        <translation>Records</translation>
    </message>
    <message>
        <source>Trong bản sao lưu và hiện nay</source>
        <translation>In the backup and at present</translation>
    </message>
    <message>
        <source>Sổ</source>
        <translation>Register</translation>
    </message>
    <message>
        <source>Bản sao lưu</source>
        <translation>Backup</translation>
    </message>
    <message>
        <source>Hiện nay</source>
        <translation>At present</translation>
    </message>
    <message>
        <source>Sẽ thay đổi</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>Chọn &amp;tệp khác…</source>
        <translation>Choose another &amp;file…</translation>
    </message>
    <message>
        <source>Đang đọc…</source>
        <translation>Reading…</translation>
    </message>
    <message>
        <source>Về danh sách</source>
        <translation>Back to the list</translation>
    </message>
    <message>
        <source>Thay đổi sẽ mất</source>
        <translation>Changes that would be lost</translation>
    </message>
    <message>
        <source>&amp;Khôi phục bản này</source>
        <translation>&amp;Restore this one</translation>
    </message>
    <message>
        <source>Chưa có bản sao lưu nào ở cạnh tệp dữ liệu. Nếu có bản sao lưu trên thẻ nhớ hoặc nơi khác, hãy chọn tệp đó.</source>
        <translation>There is no backup beside the data file. If there is one on a USB stick or elsewhere, choose that file.</translation>
    </message>
    <message>
        <source>Chọn tệp khác…</source>
        <translation>Choose another file…</translation>
    </message>
    <message>
        <source>Cả hai nơi</source>
        <translation>Both places</translation>
    </message>
    <message>
        <source>Nơi thứ hai</source>
        <translation>Second place</translation>
    </message>
    <message>
        <source>Máy này</source>
        <translation>This computer</translation>
    </message>
    <message>
        <source>Mã hoá</source>
        <translation>Encrypted</translation>
    </message>
    <message>
        <source>&amp;Mở khoá bản này…</source>
        <translation>&amp;Unlock this one…</translation>
    </message>
    <message>
        <source>Đang đọc và kiểm tra…</source>
        <translation>Reading and checking…</translation>
    </message>
    <message>
        <source>{office}. Sao lưu {why}, người dùng {who}, máy {computer}.</source>
        <translation>{office}. Backed up {why}, user {who}, computer {computer}.</translation>
    </message>
    <message>
        <source>{office}. Bản sao lưu đã mã hoá: gõ mật khẩu hoặc mã khôi phục để xem bên trong.</source>
        <translation>{office}. This backup is encrypted: type its password or the recovery key to see what is inside.</translation>
    </message>
    <message>
        <source>Bản sao lưu này đã bị hỏng, không khôi phục được. Hãy chọn bản khác.</source>
        <translation>This backup is damaged and cannot be restored. Choose another one.</translation>
    </message>
    <message>
        <source>Bản sao lưu (*.cchcb *.cchcm);;Mọi tệp (*)</source>
        <translation>Backups (*.cchcb *.cchcm);;All files (*)</translation>
    </message>
    <message numerus="yes">
        <source>… và %n thay đổi trước đó</source>
        <translation>
            <numerusform>… and %n change before</numerusform>
            <numerusform>… and %n changes before</numerusform>
        </translation>
    </message>
    <message>
        <source>Bản sao lưu đã mã hoá</source>
        <translation>Encrypted backup</translation>
    </message>
    <message>
        <source>Gõ mật khẩu của “{name}” vào lúc sao lưu.</source>
        <translation>Type the password that “{name}” was made under.</translation>
    </message>
    <message>
        <source>&amp;Mở khoá</source>
        <translation>&amp;Unlock</translation>
    </message>
    <message>
        <source>Tệp hiện nay không đọc được: {trouble}</source>
        <translation>The present file cannot be read: {trouble}</translation>
    </message>
    <message>
        <source>Bản này không cùng dòng lịch sử với tệp hiện nay (của cơ quan khác, hoặc tệp đã từng được khôi phục): mọi thứ trong tệp hiện nay sẽ được thay bằng bản này.</source>
        <translation>This backup is not of the present file&apos;s own past (another office&apos;s, or the file was restored before): everything in the present file will be replaced by it.</translation>
    </message>
    <message>
        <source>Không có thay đổi nào sẽ mất.</source>
        <translation>No change would be lost.</translation>
    </message>
    <message numerus="yes">
        <source>%n thay đổi sau bản sao lưu này sẽ không còn trong sổ:</source>
        <translation>
            <numerusform>%n change made after this backup will not be in the registers any more:</numerusform>
            <numerusform>%n changes made after this backup will not be in the registers any more:</numerusform>
        </translation>
    </message>
    <message>
        <source>Chọn bản sao lưu</source>
        <translation>Choose a backup</translation>
    </message>
    <message>
        <source>Đã khôi phục từ bản sao lưu lúc {when}.</source>
        <translation>Restored from the backup of {when}.</translation>
    </message>
    <message>
        <source>Tệp trước đó được giữ ở “{name}” cùng thư mục; muốn quay lại, mở tệp đó bằng Tệp &gt; Mở.</source>
        <translation>The former file is kept as “{name}” in the same folder; to go back, open it by File &gt; Open.</translation>
    </message>
</context>
<context>
    <name>SalvagedDialog</name>
    <message>
        <source>Kết quả cứu dữ liệu</source>
        <translation>What was salvaged</translation>
    </message>
    <message>
        <source>Báo cáo này được ghi ở: {path}</source>
        <translation>This report is kept at: {path}</translation>
    </message>
    <message>
        <source>&amp;Mở tệp mới</source>
        <translation>&amp;Open the new file</translation>
    </message>
    <message>
        <source>Đó&amp;ng</source>
        <translation>&amp;Close</translation>
    </message>
</context>
<context>
    <name>ScanLook</name>
    <message>
        <source>Trang đầu của tệp</source>
        <translation>First page of the file</translation>
    </message>
    <message numerus="yes">
        <source>%n trang</source>
        <translation>
            <numerusform>%n page</numerusform>
            <numerusform>%n pages</numerusform>
        </translation>
    </message>
    <message>
        <source>{dpi} dpi</source>
        <translation>{dpi} dpi</translation>
    </message>
    <message>
        <source>Dưới 200 dpi: xem chữ ký, con dấu có rõ không.</source>
        <translation>Below 200 dpi: see whether signature and seal are clear.</translation>
    </message>
</context>
<context>
    <name>SearchDialog</name>
    <message>
        <source>Tìm trong mọi sổ</source>
        <translation>Find in all registers</translation>
    </message>
    <message>
        <source>Gõ để tìm, không cần dấu</source>
        <translation>Type to search, marks not needed</translation>
    </message>
    <message>
        <source>Tìm</source>
        <translation>Find</translation>
    </message>
    <message>
        <source>Sổ</source>
        <translation>Register</translation>
    </message>
    <message>
        <source>Bản ghi</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>Kết quả</source>
        <translation>Results</translation>
    </message>
    <message numerus="yes">
        <source>%n bản ghi</source>
        <translation>
            <numerusform>%n record</numerusform>
            <numerusform>%n records</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SendingTable</name>
    <message>
        <source>Cơ quan</source>
        <translation>Office</translation>
    </message>
    <message>
        <source>Tình trạng</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Ngày lập</source>
        <translation>Made on</translation>
    </message>
    <message>
        <source>Tệp</source>
        <translation>File</translation>
    </message>
    <message>
        <source>Ghi chú</source>
        <translation>Notes</translation>
    </message>
    <message>
        <source>Tình hình gửi</source>
        <translation>Who has sent</translation>
    </message>
    <message>
        <source>Chưa có số liệu</source>
        <translation>No figures yet</translation>
    </message>
    <message>
        <source>Để riêng: {cause}</source>
        <translation>Set aside: {cause}</translation>
    </message>
    <message>
        <source>Gửi muộn</source>
        <translation>Late</translation>
    </message>
    <message>
        <source>Đã gửi</source>
        <translation>Sent</translation>
    </message>
    <message>
        <source>Không có trong danh sách</source>
        <translation>Not on the list</translation>
    </message>
    <message>
        <source>bị sửa sau khi lập</source>
        <translation>altered after it was made</translation>
    </message>
    <message>
        <source>không đọc được</source>
        <translation>unreadable</translation>
    </message>
    <message>
        <source>không phải bảng tổng hợp</source>
        <translation>no tally</translation>
    </message>
    <message>
        <source>bản chương trình khác</source>
        <translation>another version of the program</translation>
    </message>
    <message>
        <source>kỳ khác</source>
        <translation>another period</translation>
    </message>
    <message>
        <source>đã có bản mới hơn</source>
        <translation>a newer one is there</translation>
    </message>
    <message>
        <source>gửi trùng</source>
        <translation>sent twice</translation>
    </message>
    <message>
        <source>hai bản cùng ngày khác nhau</source>
        <translation>two of the same day differ</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Phím tắt</source>
        <translation>Keyboard shortcuts</translation>
    </message>
    <message>
        <source>Việc</source>
        <translation>Action</translation>
    </message>
    <message>
        <source>Phím</source>
        <translation>Keys</translation>
    </message>
    <message>
        <source>Trong ô ngày: hôm nay</source>
        <translation>In a date field: today</translation>
    </message>
    <message>
        <source>Trong ô ngày: mở lịch; trong ô chọn: mở danh sách</source>
        <translation>In a date field: open the calendar; in a choice field: open the list</translation>
    </message>
    <message>
        <source>Trong một dòng của biểu mẫu: bỏ dòng ấy</source>
        <translation>In a line of the form: remove that line</translation>
    </message>
    <message>
        <source>Trong danh sách: sửa bản ghi</source>
        <translation>In a list: edit the record</translation>
    </message>
</context>
<context>
    <name>Sidebar</name>
    <message>
        <source>Các trang</source>
        <translation>Pages</translation>
    </message>
</context>
<context>
    <name>TokenChooser</name>
    <message>
        <source>Chèn từ sống</source>
        <translation>Insert a live word</translation>
    </message>
    <message>
        <source>Từ sống</source>
        <translation>Live word</translation>
    </message>
    <message>
        <source>Hiện là</source>
        <translation>Now</translation>
    </message>
    <message>
        <source>Tên trong mẫu</source>
        <translation>Name in the template</translation>
    </message>
    <message>
        <source>Các từ sống</source>
        <translation>Live words</translation>
    </message>
    <message>
        <source>Gõ để tìm, không cần dấu</source>
        <translation>Type to search, marks not needed</translation>
    </message>
    <message>
        <source>Tìm từ sống</source>
        <translation>Find a live word</translation>
    </message>
    <message>
        <source>Chèn</source>
        <translation>Insert</translation>
    </message>
    <message>
        <source>Không có từ nào khớp.</source>
        <translation>No word matches.</translation>
    </message>
</context>
<context>
    <name>TrashDialog</name>
    <message>
        <source>Mục đã xoá</source>
        <translation>Deleted records</translation>
    </message>
    <message>
        <source>Xem thê&amp;m</source>
        <translation>Show &amp;more</translation>
    </message>
    <message>
        <source>Đang đọc…</source>
        <translation>Reading…</translation>
    </message>
    <message>
        <source>Mọi sổ</source>
        <translation>All registers</translation>
    </message>
    <message>
        <source>Sổ</source>
        <translation>Register</translation>
    </message>
    <message>
        <source>&amp;Sổ:</source>
        <translation>Re&amp;gister:</translation>
    </message>
    <message>
        <source>Nội dung của mục</source>
        <translation>What the record held</translation>
    </message>
    <message>
        <source>&amp;Khôi phục</source>
        <translation>&amp;Restore</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Mục</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>Xoá lúc</source>
        <translation>Deleted on</translation>
    </message>
    <message>
        <source>Người xoá</source>
        <translation>Deleted by</translation>
    </message>
    <message>
        <source>Còn giữ</source>
        <translation>Kept for</translation>
    </message>
    <message>
        <source>Các mục đã xoá</source>
        <translation>The deleted records</translation>
    </message>
    <message numerus="yes">
        <source>%n ngày</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Những gì xoá đi được giữ ở đây %n ngày và khôi phục được y nguyên.</source>
        <translation>
            <numerusform>What is deleted is kept here for %n day and can be restored just as it was.</numerusform>
            <numerusform>What is deleted is kept here for %n days and can be restored just as it was.</numerusform>
        </translation>
    </message>
    <message>
        <source>Sổ này không có gì bị xoá. {kept}</source>
        <translation>Nothing was deleted in this register. {kept}</translation>
    </message>
    <message>
        <source>Không có gì bị xoá. {kept}</source>
        <translation>Nothing was deleted. {kept}</translation>
    </message>
    <message>
        <source>{name} (đã xoá)</source>
        <translation>{name} (deleted)</translation>
    </message>
    <message>
        <source>Kèm theo: {parts}</source>
        <translation>With it: {parts}</translation>
    </message>
    <message>
        <source>Thao tác: {name}</source>
        <translation>Operation: {name}</translation>
    </message>
    <message>
        <source>Khôi phục &amp;tất cả</source>
        <translation>Restore &amp;all</translation>
    </message>
    <message>
        <source>Khôi phục mục đã xoá</source>
        <translation>Restoring deleted records</translation>
    </message>
</context>
<context>
    <name>Undoing</name>
    <message>
        <source>Không có gì để hoàn tác.</source>
        <translation>There is nothing to undo.</translation>
    </message>
    <message>
        <source>Hoàn tác</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>Không có gì để làm lại.</source>
        <translation>There is nothing to redo.</translation>
    </message>
    <message>
        <source>Làm lại</source>
        <translation>Redo</translation>
    </message>
</context>
<context>
    <name>Unlocking</name>
    <message>
        <source>Mở sổ có mật khẩu</source>
        <translation>Open a book with a password</translation>
    </message>
    <message>
        <source>Tệp “{name}” có mật khẩu.</source>
        <translation>“{name}” has a password.</translation>
    </message>
    <message>
        <source>&amp;Mở sổ</source>
        <translation>&amp;Open</translation>
    </message>
</context>
<context>
    <name>UnsavedDialog</name>
    <message>
        <source>Phần chưa lưu từ lần trước</source>
        <translation>Not saved last time</translation>
    </message>
    <message>
        <source>Những phần này đã gõ nhưng chưa lưu vào sổ. Mở lại để gõ tiếp và lưu, hoặc bỏ nếu không cần nữa; phần không chọn vẫn được giữ.</source>
        <translation>These were typed and not saved to the registers. Open one to go on and save it, or discard it if it is not needed; what you do not choose is kept.</translation>
    </message>
    <message>
        <source>Sổ</source>
        <translation>Register</translation>
    </message>
    <message>
        <source>Nội dung</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>&amp;Mở lại</source>
        <translation>&amp;Open again</translation>
    </message>
    <message>
        <source>&amp;Bỏ</source>
        <translation>&amp;Discard</translation>
    </message>
    <message>
        <source>&amp;Lấy lại phần vừa bỏ</source>
        <translation>&amp;Take back what was discarded</translation>
    </message>
    <message>
        <source>Để &amp;sau</source>
        <translation>&amp;Later</translation>
    </message>
</context>
<context>
    <name>WholeField</name>
    <message>
        <source>Số “{text}” có phần lẻ; ô này chỉ nhận số nguyên.</source>
        <translation>“{text}” has decimals; this field takes whole numbers only.</translation>
    </message>
</context>
<context>
    <name>WordingEditor</name>
    <message>
        <source>Nội dung đoạn</source>
        <translation>Text of the block</translation>
    </message>
</context>
<context>
    <name>Workbench</name>
    <message>
        <source>Tổng quan</source>
        <translation>Overview</translation>
    </message>
    <message>
        <source>Không có gì để nhập: sổ đã có đủ.</source>
        <translation>Nothing to import: the register has it all.</translation>
    </message>
    <message>
        <source>Cơ quan mẫu chỉ nạp được vào tệp trống. Hãy tạo một tệp dữ liệu mới rồi nạp.</source>
        <translation>The sample office can only be loaded into an empty file. Create a new data file, then load it.</translation>
    </message>
    <message>
        <source>Đã nạp cơ quan mẫu.</source>
        <translation>Sample office loaded.</translation>
    </message>
    <message>
        <source>Nạp cơ quan mẫu</source>
        <translation>Load the sample office</translation>
    </message>
    <message>
        <source>Hãy chọn một bản ghi đã lưu để xem lịch sử.</source>
        <translation>Choose a saved record to see its history.</translation>
    </message>
    <message>
        <source>&amp;Hoàn tác</source>
        <translation>&amp;Undo</translation>
    </message>
    <message>
        <source>Làm lạ&amp;i</source>
        <translation>&amp;Redo</translation>
    </message>
    <message>
        <source>Không làm lạ&amp;i được “{name}” nữa: đã có thay đổi mới</source>
        <translation>Can no longer &amp;redo “{name}”: there is a newer change</translation>
    </message>
</context>
<context>
    <name>ZoomBox</name>
    <message>
        <source>Thu nhỏ</source>
        <translation>Smaller</translation>
    </message>
    <message>
        <source>Phóng to</source>
        <translation>Larger</translation>
    </message>
    <message>
        <source>Vừa chiều ngang</source>
        <translation>Fit the width</translation>
    </message>
    <message>
        <source>Vừa cả trang</source>
        <translation>Fit the page</translation>
    </message>
    <message>
        <source>Cỡ xem</source>
        <translation>Zoom</translation>
    </message>
    <message>
        <source>Cỡ xem so với tờ giấy, từ 50 % đến 400 %</source>
        <translation>Zoom against the sheet, from 50 % to 400 %</translation>
    </message>
</context>
<context>
    <name>_Blocks</name>
    <message>
        <source>Như nhau</source>
        <translation>Same</translation>
    </message>
    <message>
        <source>Thay đổi</source>
        <translation>Changed</translation>
    </message>
    <message>
        <source>Chuyển chỗ</source>
        <translation>Moved</translation>
    </message>
    <message>
        <source>Bị bỏ</source>
        <translation>Gone</translation>
    </message>
    <message>
        <source>Thêm mới</source>
        <translation>New</translation>
    </message>
</context>
<context>
    <name>_NameDialog</name>
    <message>
        <source>Đặt &amp;tên này</source>
        <translation>&amp;Use this name</translation>
    </message>
</context>
<context>
    <name>_Waiting</name>
    <message>
        <source>Đang mở sổ…</source>
        <translation>Opening the registers…</translation>
    </message>
</context>
<context>
    <name>domain</name>
    <message>
        <source>Hoạt động</source>
        <translation>Activities</translation>
    </message>
    <message numerus="yes">
        <source>hoạt động</source>
        <translation>
            <numerusform>activity</numerusform>
            <numerusform>activities</numerusform>
        </translation>
    </message>
    <message>
        <source>Ngày</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>Kênh</source>
        <translation>Channel</translation>
    </message>
    <message>
        <source>Tiêu đề, nội dung</source>
        <translation>Title, content</translation>
    </message>
    <message>
        <source>Hình thức</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>Bộ phận thực hiện</source>
        <translation>Department</translation>
    </message>
    <message>
        <source>Đối tượng</source>
        <translation>Audience</translation>
    </message>
    <message>
        <source>Địa điểm</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>Căn cứ văn bản</source>
        <translation>Based on document</translation>
    </message>
    <message>
        <source>Ghi chú</source>
        <translation>Notes</translation>
    </message>
    <message>
        <source>Số lượng</source>
        <translation>Quantity</translation>
    </message>
    <message numerus="yes">
        <source>số lượng</source>
        <translation>
            <numerusform>quantity</numerusform>
            <numerusform>quantities</numerusform>
        </translation>
    </message>
    <message>
        <source>Đơn vị tính</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>Ước thực hiện</source>
        <translation>Estimated</translation>
    </message>
    <message>
        <source>Minh chứng</source>
        <translation>Evidence</translation>
    </message>
    <message numerus="yes">
        <source>minh chứng</source>
        <translation>
            <numerusform>evidence</numerusform>
            <numerusform>evidence</numerusform>
        </translation>
    </message>
    <message>
        <source>Loại minh chứng</source>
        <translation>Kind of evidence</translation>
    </message>
    <message>
        <source>Nơi lưu hoặc đường dẫn</source>
        <translation>Where it is kept, or link</translation>
    </message>
    <message>
        <source>Ví dụ: Sổ phát thanh số 2, trang 14; hoặc địa chỉ trang web.</source>
        <translation>For example: broadcast log 2, page 14; or a web address.</translation>
    </message>
    <message>
        <source>Tệp minh chứng</source>
        <translation>Evidence file</translation>
    </message>
    <message numerus="yes">
        <source>bản tệp</source>
        <translation>
            <numerusform>file version</numerusform>
            <numerusform>file versions</numerusform>
        </translation>
    </message>
    <message>
        <source>Ngày đưa vào</source>
        <translation>Taken in on</translation>
    </message>
    <message>
        <source>Thủ tục</source>
        <translation>Procedures</translation>
    </message>
    <message numerus="yes">
        <source>thủ tục hành chính</source>
        <translation>
            <numerusform>administrative procedure</numerusform>
            <numerusform>administrative procedures</numerusform>
        </translation>
    </message>
    <message>
        <source>Mã TTHC</source>
        <translation>Procedure code</translation>
    </message>
    <message>
        <source>Tên thủ tục</source>
        <translation>Procedure name</translation>
    </message>
    <message>
        <source>Lĩnh vực</source>
        <translation>Field</translation>
    </message>
    <message>
        <source>Cấp thực hiện</source>
        <translation>Level</translation>
    </message>
    <message>
        <source>Dịch vụ công trực tuyến</source>
        <translation>Online service</translation>
    </message>
    <message>
        <source>Quá trình ban hành</source>
        <translation>Events</translation>
    </message>
    <message numerus="yes">
        <source>sự kiện</source>
        <translation>
            <numerusform>event</numerusform>
            <numerusform>events</numerusform>
        </translation>
    </message>
    <message>
        <source>Sự kiện</source>
        <translation>Event</translation>
    </message>
    <message>
        <source>Ngày có hiệu lực</source>
        <translation>Effective date</translation>
    </message>
    <message>
        <source>Số quyết định</source>
        <translation>Decision number</translation>
    </message>
    <message>
        <source>Ngày quyết định</source>
        <translation>Decision date</translation>
    </message>
    <message>
        <source>Niêm yết</source>
        <translation>Postings</translation>
    </message>
    <message numerus="yes">
        <source>nơi niêm yết</source>
        <translation>
            <numerusform>posting place</numerusform>
            <numerusform>posting places</numerusform>
        </translation>
    </message>
    <message>
        <source>Nơi niêm yết</source>
        <translation>Posted at</translation>
    </message>
    <message>
        <source>Ngày niêm yết</source>
        <translation>Posted on</translation>
    </message>
    <message>
        <source>Ngày gỡ</source>
        <translation>Taken down on</translation>
    </message>
    <message>
        <source>Biên bản, đường dẫn</source>
        <translation>Notice, link</translation>
    </message>
    <message>
        <source>Khẩu hiệu</source>
        <translation>Slogans</translation>
    </message>
    <message numerus="yes">
        <source>khẩu hiệu</source>
        <translation>
            <numerusform>slogan</numerusform>
            <numerusform>slogans</numerusform>
        </translation>
    </message>
    <message>
        <source>Nội dung khẩu hiệu</source>
        <translation>Slogan text</translation>
    </message>
    <message>
        <source>Lượt treo</source>
        <translation>Displays</translation>
    </message>
    <message numerus="yes">
        <source>lượt treo</source>
        <translation>
            <numerusform>display</numerusform>
            <numerusform>displays</numerusform>
        </translation>
    </message>
    <message>
        <source>Hình thức treo</source>
        <translation>Medium</translation>
    </message>
    <message>
        <source>Nơi treo</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>Từ ngày</source>
        <translation>From</translation>
    </message>
    <message>
        <source>Đến ngày</source>
        <translation>To</translation>
    </message>
    <message>
        <source>Số tấm, cái</source>
        <translation>Pieces</translation>
    </message>
    <message>
        <source>Văn bản</source>
        <translation>Documents</translation>
    </message>
    <message numerus="yes">
        <source>văn bản</source>
        <translation>
            <numerusform>document</numerusform>
            <numerusform>documents</numerusform>
        </translation>
    </message>
    <message>
        <source>Loại văn bản</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Số, ký hiệu</source>
        <translation>Number, symbol</translation>
    </message>
    <message>
        <source>Ngày ban hành</source>
        <translation>Issued on</translation>
    </message>
    <message>
        <source>Cơ quan ban hành</source>
        <translation>Issued by</translation>
    </message>
    <message>
        <source>Trích yếu</source>
        <translation>Subject</translation>
    </message>
    <message>
        <source>Văn bản đi/đến</source>
        <translation>Incoming or own</translation>
    </message>
    <message>
        <source>Nhiệm vụ</source>
        <translation>Tasks</translation>
    </message>
    <message numerus="yes">
        <source>nhiệm vụ</source>
        <translation>
            <numerusform>task</numerusform>
            <numerusform>tasks</numerusform>
        </translation>
    </message>
    <message>
        <source>Năm</source>
        <translation>Year</translation>
    </message>
    <message>
        <source>Nội dung nhiệm vụ</source>
        <translation>Task</translation>
    </message>
    <message>
        <source>Thời hạn</source>
        <translation>Due date</translation>
    </message>
    <message>
        <source>Kết quả</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>Ngày hoàn thành</source>
        <translation>Completed on</translation>
    </message>
    <message>
        <source>Kết quả cụ thể</source>
        <translation>Result in detail</translation>
    </message>
    <message>
        <source>Chỉ tiêu</source>
        <translation>Targets</translation>
    </message>
    <message numerus="yes">
        <source>chỉ tiêu</source>
        <translation>
            <numerusform>target</numerusform>
            <numerusform>targets</numerusform>
        </translation>
    </message>
    <message>
        <source>Số lượng kế hoạch</source>
        <translation>Planned quantity</translation>
    </message>
    <message>
        <source>Báo cáo</source>
        <translation>Reports</translation>
    </message>
    <message numerus="yes">
        <source>báo cáo</source>
        <translation>
            <numerusform>report</numerusform>
            <numerusform>reports</numerusform>
        </translation>
    </message>
    <message>
        <source>Kỳ báo cáo</source>
        <translation>Reporting period</translation>
    </message>
    <message>
        <source>Ví dụ: 2022, 2022-Q2, 2022-H1, 2022-05 hoặc 2022-03-15..2022-06-14.</source>
        <translation>For example: 2022, 2022-Q2, 2022-H1, 2022-05 or 2022-03-15..2022-06-14.</translation>
    </message>
    <message>
        <source>Cách tính kỳ</source>
        <translation>Calendar</translation>
    </message>
    <message>
        <source>Tình trạng</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Số văn bản</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>Người ký</source>
        <translation>Signer</translation>
    </message>
    <message>
        <source>Hạn gửi</source>
        <translation>Deadline</translation>
    </message>
    <message>
        <source>Mẫu báo cáo</source>
        <translation>Report templates</translation>
    </message>
    <message>
        <source>Quan hệ</source>
        <translation>Relation</translation>
    </message>
    <message>
        <source>Báo cáo liên quan</source>
        <translation>Related report</translation>
    </message>
    <message>
        <source>Phần thêm</source>
        <translation>Added parts</translation>
    </message>
    <message numerus="yes">
        <source>phần</source>
        <translation>
            <numerusform>part</numerusform>
            <numerusform>parts</numerusform>
        </translation>
    </message>
    <message>
        <source>Phần</source>
        <translation>Part</translation>
    </message>
    <message>
        <source>Văn bản đi</source>
        <translation>Outgoing documents</translation>
    </message>
    <message numerus="yes">
        <source>văn bản đi</source>
        <translation>
            <numerusform>outgoing document</numerusform>
            <numerusform>outgoing documents</numerusform>
        </translation>
    </message>
    <message>
        <source>Dãy số</source>
        <translation>Series</translation>
    </message>
    <message>
        <source>Số</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>Để trống thì chương trình cấp số kế tiếp. Số đã cấp không sửa, không xoá.</source>
        <translation>Leave empty for the next number. A number once given is not changed or deleted.</translation>
    </message>
    <message>
        <source>Để trống thì chương trình ghi, ví dụ 45/BC-UBND.</source>
        <translation>Leave empty and the program writes it, such as 45/BC-UBND.</translation>
    </message>
    <message>
        <source>Ngày văn bản</source>
        <translation>Date of the document</translation>
    </message>
    <message>
        <source>Đơn vị, người nhận bản lưu</source>
        <translation>Keeper of the filed copy</translation>
    </message>
    <message>
        <source>Số lượng bản</source>
        <translation>Copies</translation>
    </message>
    <message>
        <source>Ngày chuyển</source>
        <translation>Sent on</translation>
    </message>
    <message>
        <source>Ký nhận</source>
        <translation>Received by</translation>
    </message>
    <message>
        <source>Đã huỷ</source>
        <translation>Cancelled</translation>
    </message>
    <message>
        <source>Lý do huỷ</source>
        <translation>Reason for cancelling</translation>
    </message>
    <message>
        <source>Cơ quan</source>
        <translation>Office</translation>
    </message>
    <message numerus="yes">
        <source>thông tin cơ quan</source>
        <translation>
            <numerusform>office profile</numerusform>
            <numerusform>office profiles</numerusform>
        </translation>
    </message>
    <message>
        <source>Có hiệu lực từ ngày</source>
        <translation>Valid from</translation>
    </message>
    <message>
        <source>Đến hết ngày</source>
        <translation>Valid to</translation>
    </message>
    <message>
        <source>Tên cơ quan</source>
        <translation>Office name</translation>
    </message>
    <message>
        <source>Tên viết tắt</source>
        <translation>Short name</translation>
    </message>
    <message>
        <source>Tên đơn vị hành chính</source>
        <translation>Administrative unit</translation>
    </message>
    <message>
        <source>Địa danh trên văn bản</source>
        <translation>Place name on documents</translation>
    </message>
    <message>
        <source>Mã định danh cơ quan</source>
        <translation>Office identifier</translation>
    </message>
    <message>
        <source>Mã định danh điện tử (Quyết định 20/2020/QĐ-TTg), nếu đã được cấp.</source>
        <translation>The electronic identifier (Decision 20/2020/QD-TTg), where one was given.</translation>
    </message>
    <message>
        <source>Huyện</source>
        <translation>District</translation>
    </message>
    <message>
        <source>Để trống từ ngày 01/7/2025.</source>
        <translation>Leave empty from 01/7/2025.</translation>
    </message>
    <message>
        <source>Tỉnh, thành phố</source>
        <translation>Province or city</translation>
    </message>
    <message>
        <source>Cơ quan cấp trên (Kính gửi)</source>
        <translation>Superior office (addressee)</translation>
    </message>
    <message>
        <source>In tên cơ quan cấp trên ở đầu văn bản</source>
        <translation>Print the superior office at the head of documents</translation>
    </message>
    <message>
        <source>Ủy ban nhân dân không ghi cơ quan cấp trên, trừ khi nơi nhận yêu cầu.</source>
        <translation>A People&apos;s Committee does not name its superior unless the recipient asks for it.</translation>
    </message>
    <message>
        <source>Có dòng “Kính gửi”</source>
        <translation>Print the addressee line</translation>
    </message>
    <message>
        <source>Tên bộ phận một cửa</source>
        <translation>Name of the one-stop desk</translation>
    </message>
    <message>
        <source>Đơn vị soạn thảo (Lưu: VT, …)</source>
        <translation>Drafting unit (copy filed with)</translation>
    </message>
    <message>
        <source>Đánh số văn bản đi</source>
        <translation>Numbering of outgoing documents</translation>
    </message>
    <message>
        <source>Để trống là mỗi loại văn bản một dãy số riêng.</source>
        <translation>Empty means a series of numbers for each type of document.</translation>
    </message>
    <message>
        <source>Số ngày làm việc được chậm niêm yết</source>
        <translation>Working days to post</translation>
    </message>
    <message>
        <source>Để trống là phải niêm yết ngay từ ngày có hiệu lực.</source>
        <translation>Empty means that posting is due on the effective date.</translation>
    </message>
    <message>
        <source>Dữ liệu mẫu</source>
        <translation>Sample data</translation>
    </message>
    <message numerus="yes">
        <source>người ký</source>
        <translation>
            <numerusform>signer</numerusform>
            <numerusform>signers</numerusform>
        </translation>
    </message>
    <message>
        <source>Họ và tên</source>
        <translation>Full name</translation>
    </message>
    <message>
        <source>Chức vụ</source>
        <translation>Position</translation>
    </message>
    <message>
        <source>Thường ký báo cáo</source>
        <translation>Usually signs reports</translation>
    </message>
    <message>
        <source>Mới</source>
        <translation>New</translation>
    </message>
    <message>
        <source>Sửa</source>
        <translation>Changed</translation>
    </message>
    <message>
        <source>Không đổi</source>
        <translation>Same</translation>
    </message>
    <message>
        <source>Chưa nhận</source>
        <translation>Refused</translation>
    </message>
    <message>
        <source>Bỏ qua</source>
        <translation>Skipped</translation>
    </message>
    <message>
        <source>khi đóng chương trình</source>
        <translation>when the program closed</translation>
    </message>
    <message>
        <source>trong khi làm việc</source>
        <translation>during work</translation>
    </message>
    <message>
        <source>theo yêu cầu</source>
        <translation>on request</translation>
    </message>
    <message>
        <source>trước khi nhập từ Excel</source>
        <translation>before importing from Excel</translation>
    </message>
    <message>
        <source>trước khi khôi phục</source>
        <translation>before restoring</translation>
    </message>
    <message>
        <source>Kế hoạch năm</source>
        <translation>Plan of the year</translation>
    </message>
    <message>
        <source>kế hoạch</source>
        <translation>plan</translation>
    </message>
    <message>
        <source>Trong kỳ</source>
        <translation>In the period</translation>
    </message>
    <message>
        <source>trong kỳ</source>
        <translation>in period</translation>
    </message>
    <message>
        <source>Lũy kế từ đầu năm</source>
        <translation>Cumulative from the start of the year</translation>
    </message>
    <message>
        <source>lũy kế</source>
        <translation>cumulative</translation>
    </message>
    <message>
        <source>Cùng kỳ năm trước</source>
        <translation>Same period last year</translation>
    </message>
    <message>
        <source>cùng kỳ</source>
        <translation>last year</translation>
    </message>
    <message>
        <source>So cùng kỳ (+/-)</source>
        <translation>Against last year (+/-)</translation>
    </message>
    <message>
        <source>+/-</source>
        <translation>+/-</translation>
    </message>
    <message>
        <source>So cùng kỳ (%)</source>
        <translation>Against last year (%)</translation>
    </message>
    <message>
        <source>% cùng kỳ</source>
        <translation>% last year</translation>
    </message>
    <message>
        <source>Lũy kế so kế hoạch (%)</source>
        <translation>Cumulative against the plan (%)</translation>
    </message>
    <message>
        <source>% kế hoạch</source>
        <translation>% of plan</translation>
    </message>
    <message>
        <source>ước</source>
        <translation>estimate</translation>
    </message>
    <message>
        <source>Họ và tên người ký</source>
        <translation>Signer&apos;s name</translation>
    </message>
    <message>
        <source>Chức vụ người ký</source>
        <translation>Signer&apos;s position</translation>
    </message>
    <message>
        <source>Tên kỳ báo cáo</source>
        <translation>Name of the reporting period</translation>
    </message>
    <message>
        <source>Từ ngày đến ngày của kỳ</source>
        <translation>First and last day of the period</translation>
    </message>
    <message>
        <source>Ngày đầu kỳ</source>
        <translation>First day of the period</translation>
    </message>
    <message>
        <source>Ngày cuối kỳ</source>
        <translation>Last day of the period</translation>
    </message>
    <message>
        <source>Năm báo cáo</source>
        <translation>Reporting year</translation>
    </message>
    <message>
        <source>Ngày lập biểu</source>
        <translation>Day on which the form is filled in</translation>
    </message>
    <message>
        <source>Địa danh, ngày tháng năm</source>
        <translation>Place and date</translation>
    </message>
    <message>
        <source>Nơi nhận</source>
        <translation>Recipients</translation>
    </message>
    <message numerus="yes">
        <source>nơi nhận</source>
        <translation>
            <numerusform>recipient</numerusform>
            <numerusform>recipients</numerusform>
        </translation>
    </message>
    <message>
        <source>Danh mục</source>
        <translation>Catalogue</translation>
    </message>
    <message numerus="yes">
        <source>mục trong danh mục</source>
        <translation>
            <numerusform>catalogue entry</numerusform>
            <numerusform>catalogue entries</numerusform>
        </translation>
    </message>
    <message>
        <source>Tên</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Mã</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Để trống thì chương trình tự đặt; không hiện trong báo cáo.</source>
        <translation>Leave empty and the program sets it; it never shows in a report.</translation>
    </message>
    <message>
        <source>Ngừng dùng</source>
        <translation>Retired</translation>
    </message>
    <message>
        <source>Đơn vị tính của kênh</source>
        <translation>Units of the channel</translation>
    </message>
    <message>
        <source>Chỉ dùng cho kênh: mỗi đơn vị được đếm riêng.</source>
        <translation>For channels only: each unit is counted by itself.</translation>
    </message>
    <message numerus="yes">
        <source>đơn vị tính</source>
        <translation>
            <numerusform>unit</numerusform>
            <numerusform>units</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>mẫu báo cáo</source>
        <translation>
            <numerusform>report template</numerusform>
            <numerusform>report templates</numerusform>
        </translation>
    </message>
    <message>
        <source>Tên mẫu</source>
        <translation>Name of the template</translation>
    </message>
    <message>
        <source>Nội dung mẫu</source>
        <translation>Text of the template</translation>
    </message>
    <message>
        <source>Đoạn của báo cáo</source>
        <translation>Blocks of the report</translation>
    </message>
    <message numerus="yes">
        <source>đoạn của báo cáo</source>
        <translation>
            <numerusform>block of the report</numerusform>
            <numerusform>blocks of the report</numerusform>
        </translation>
    </message>
    <message>
        <source>Mã đoạn</source>
        <translation>Key of the block</translation>
    </message>
    <message>
        <source>Thứ tự</source>
        <translation>Order</translation>
    </message>
    <message>
        <source>Thuộc phần</source>
        <translation>Part</translation>
    </message>
    <message>
        <source>Kiểu đoạn</source>
        <translation>Kind of block</translation>
    </message>
    <message>
        <source>Nội dung</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Kiểu theo mẫu</source>
        <translation>Template&apos;s kind</translation>
    </message>
    <message>
        <source>Nội dung theo mẫu</source>
        <translation>Template&apos;s text</translation>
    </message>
    <message>
        <source>Kiểu mẫu đề nghị</source>
        <translation>Kind offered by the template</translation>
    </message>
    <message>
        <source>Nội dung mẫu đề nghị</source>
        <translation>Text offered by the template</translation>
    </message>
    <message>
        <source>Đã bỏ</source>
        <translation>Left out</translation>
    </message>
    <message>
        <source>Mẫu không còn đoạn này</source>
        <translation>The template no longer has this block</translation>
    </message>
    <message>
        <source>Số liệu đã đọc</source>
        <translation>Figures read</translation>
    </message>
    <message numerus="yes">
        <source>số liệu</source>
        <translation>
            <numerusform>figure</numerusform>
            <numerusform>figures</numerusform>
        </translation>
    </message>
    <message>
        <source>Từ sống</source>
        <translation>Live word</translation>
    </message>
    <message>
        <source>Đã đọc là</source>
        <translation>Read as</translation>
    </message>
    <message>
        <source>Tệp của báo cáo</source>
        <translation>Files of the report</translation>
    </message>
    <message numerus="yes">
        <source>tệp của báo cáo</source>
        <translation>
            <numerusform>file of the report</numerusform>
            <numerusform>files of the report</numerusform>
        </translation>
    </message>
    <message>
        <source>Loại tệp</source>
        <translation>Kind of file</translation>
    </message>
    <message>
        <source>Tên tệp</source>
        <translation>File name</translation>
    </message>
    <message>
        <source>Định dạng</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Số byte</source>
        <translation>Bytes</translation>
    </message>
    <message>
        <source>Mã băm SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>Khớp cột</source>
        <translation>Column matches</translation>
    </message>
    <message numerus="yes">
        <source>cách khớp cột</source>
        <translation>
            <numerusform>column match</numerusform>
            <numerusform>column matches</numerusform>
        </translation>
    </message>
    <message>
        <source>Sổ</source>
        <translation>Register</translation>
    </message>
    <message>
        <source>Dấu hiệu nhận dạng</source>
        <translation>Mark of recognition</translation>
    </message>
    <message>
        <source>Cột</source>
        <translation>Columns</translation>
    </message>
    <message numerus="yes">
        <source>cột</source>
        <translation>
            <numerusform>column</numerusform>
            <numerusform>columns</numerusform>
        </translation>
    </message>
    <message>
        <source>Tiêu đề cột</source>
        <translation>Column heading</translation>
    </message>
    <message>
        <source>Cột của sổ</source>
        <translation>Field of the register</translation>
    </message>
    <message>
        <source>Biểu của cấp trên</source>
        <translation>Forms of the superior office</translation>
    </message>
    <message numerus="yes">
        <source>biểu của cấp trên</source>
        <translation>
            <numerusform>form of the superior office</numerusform>
            <numerusform>forms of the superior office</numerusform>
        </translation>
    </message>
    <message>
        <source>Tên biểu</source>
        <translation>Name of the form</translation>
    </message>
    <message>
        <source>Ô được điền</source>
        <translation>Cells filled in</translation>
    </message>
    <message numerus="yes">
        <source>ô</source>
        <translation>
            <numerusform>cell</numerusform>
            <numerusform>cells</numerusform>
        </translation>
    </message>
    <message>
        <source>Trang tính</source>
        <translation>Sheet</translation>
    </message>
    <message>
        <source>Ô</source>
        <translation>Cell</translation>
    </message>
    <message>
        <source>Số liệu</source>
        <translation>Figure</translation>
    </message>
    <message>
        <source>Cột số liệu</source>
        <translation>Number of the figure</translation>
    </message>
    <message numerus="yes">
        <source>thủ tục chưa niêm yết</source>
        <translation>
            <numerusform>procedure not posted</numerusform>
            <numerusform>procedures not posted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>hoạt động chưa có minh chứng</source>
        <translation>
            <numerusform>activity without evidence</numerusform>
            <numerusform>activities without evidence</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>nhiệm vụ chưa thực hiện</source>
        <translation>
            <numerusform>task not done</numerusform>
            <numerusform>tasks not done</numerusform>
        </translation>
    </message>
    <message>
        <source>Năm {}</source>
        <translation>Year {}</translation>
    </message>
    <message>
        <source>6 tháng đầu năm {}</source>
        <translation>First 6 months of {}</translation>
    </message>
    <message>
        <source>6 tháng cuối năm {}</source>
        <translation>Last 6 months of {}</translation>
    </message>
    <message>
        <source>9 tháng đầu năm {}</source>
        <translation>First 9 months of {}</translation>
    </message>
    <message>
        <source>Quý I năm {}</source>
        <translation>Quarter I of {}</translation>
    </message>
    <message>
        <source>Quý II năm {}</source>
        <translation>Quarter II of {}</translation>
    </message>
    <message>
        <source>Quý III năm {}</source>
        <translation>Quarter III of {}</translation>
    </message>
    <message>
        <source>Quý IV năm {}</source>
        <translation>Quarter IV of {}</translation>
    </message>
    <message>
        <source>Từ ngày {} đến ngày {}</source>
        <translation>From {} to {}</translation>
    </message>
    <message>
        <source>Tháng 1 năm {}</source>
        <translation>January {}</translation>
    </message>
    <message>
        <source>Tháng 2 năm {}</source>
        <translation>February {}</translation>
    </message>
    <message>
        <source>Tháng 3 năm {}</source>
        <translation>March {}</translation>
    </message>
    <message>
        <source>Tháng 4 năm {}</source>
        <translation>April {}</translation>
    </message>
    <message>
        <source>Tháng 5 năm {}</source>
        <translation>May {}</translation>
    </message>
    <message>
        <source>Tháng 6 năm {}</source>
        <translation>June {}</translation>
    </message>
    <message>
        <source>Tháng 7 năm {}</source>
        <translation>July {}</translation>
    </message>
    <message>
        <source>Tháng 8 năm {}</source>
        <translation>August {}</translation>
    </message>
    <message>
        <source>Tháng 9 năm {}</source>
        <translation>September {}</translation>
    </message>
    <message>
        <source>Tháng 10 năm {}</source>
        <translation>October {}</translation>
    </message>
    <message>
        <source>Tháng 11 năm {}</source>
        <translation>November {}</translation>
    </message>
    <message>
        <source>Tháng 12 năm {}</source>
        <translation>December {}</translation>
    </message>
</context>
<context>
    <name>values</name>
    <message>
        <source>Có</source>
        <translation>Yes</translation>
    </message>
    <message>
        <source>Không</source>
        <translation>No</translation>
    </message>
    <message>
        <source>{quantity} {unit}</source>
        <translation>{unit}: {quantity}</translation>
    </message>
    <message>
        <source>ước {quantity} {unit}</source>
        <translation>{unit}: {quantity} (estimated)</translation>
    </message>
    <message>
        <source>{event}, niêm yết {places} nơi</source>
        <translation>{event}, places posted: {places}</translation>
    </message>
    <message>
        <source>Kênh tuyên truyền</source>
        <translation>Channels</translation>
    </message>
    <message>
        <source>Đài truyền thanh</source>
        <translation>Radio station</translation>
    </message>
    <message>
        <source>Trang thông tin điện tử</source>
        <translation>Website</translation>
    </message>
    <message>
        <source>Hội nghị, cuộc họp</source>
        <translation>Meetings</translation>
    </message>
    <message>
        <source>Lồng ghép trong cuộc họp</source>
        <translation>Part of another meeting</translation>
    </message>
    <message>
        <source>Hướng dẫn tại bộ phận một cửa</source>
        <translation>Guidance at the one-stop desk</translation>
    </message>
    <message>
        <source>Băng rôn</source>
        <translation>Banner</translation>
    </message>
    <message>
        <source>Phướn</source>
        <translation>Streamer</translation>
    </message>
    <message>
        <source>Pa nô</source>
        <translation>Panel</translation>
    </message>
    <message>
        <source>Bảng điện tử, cổng chào</source>
        <translation>LED board, welcome gate</translation>
    </message>
    <message>
        <source>Xe cổ động</source>
        <translation>Loudspeaker car</translation>
    </message>
    <message>
        <source>Tờ rơi</source>
        <translation>Leaflet</translation>
    </message>
    <message>
        <source>Mạng xã hội</source>
        <translation>Social media</translation>
    </message>
    <message>
        <source>Báo chí</source>
        <translation>Press</translation>
    </message>
    <message>
        <source>Đơn vị tính</source>
        <translation>Units</translation>
    </message>
    <message>
        <source>tin, bài</source>
        <translation>items</translation>
    </message>
    <message>
        <source>lượt phát</source>
        <translation>broadcasts</translation>
    </message>
    <message>
        <source>giờ</source>
        <translation>hours</translation>
    </message>
    <message>
        <source>phút</source>
        <translation>minutes</translation>
    </message>
    <message>
        <source>chuyên mục</source>
        <translation>features</translation>
    </message>
    <message>
        <source>lượt truy cập</source>
        <translation>visits</translation>
    </message>
    <message>
        <source>cuộc</source>
        <translation>meetings</translation>
    </message>
    <message>
        <source>lượt người dự</source>
        <translation>attendees</translation>
    </message>
    <message>
        <source>lượt hướng dẫn</source>
        <translation>guidances</translation>
    </message>
    <message>
        <source>tấm</source>
        <translation>pieces</translation>
    </message>
    <message>
        <source>m²</source>
        <translation>m²</translation>
    </message>
    <message>
        <source>cụm</source>
        <translation>clusters</translation>
    </message>
    <message>
        <source>cái</source>
        <translation>units</translation>
    </message>
    <message>
        <source>lần thay nội dung</source>
        <translation>changes of content</translation>
    </message>
    <message>
        <source>lượt</source>
        <translation>runs</translation>
    </message>
    <message>
        <source>tờ</source>
        <translation>sheets</translation>
    </message>
    <message>
        <source>bài</source>
        <translation>posts</translation>
    </message>
    <message>
        <source>lượt tiếp cận</source>
        <translation>people reached</translation>
    </message>
    <message>
        <source>Hình thức treo khẩu hiệu</source>
        <translation>Slogan media</translation>
    </message>
    <message>
        <source>Bảng điện tử</source>
        <translation>LED board</translation>
    </message>
    <message>
        <source>Cổng chào</source>
        <translation>Welcome gate</translation>
    </message>
    <message>
        <source>Hình thức hoạt động</source>
        <translation>Kinds of activity</translation>
    </message>
    <message>
        <source>Tin</source>
        <translation>News item</translation>
    </message>
    <message>
        <source>Bài</source>
        <translation>Article</translation>
    </message>
    <message>
        <source>Chuyên mục</source>
        <translation>Feature</translation>
    </message>
    <message>
        <source>Hội nghị riêng</source>
        <translation>Meeting of its own</translation>
    </message>
    <message>
        <source>Lồng ghép</source>
        <translation>Part of another meeting</translation>
    </message>
    <message>
        <source>Hướng dẫn trực tiếp</source>
        <translation>Guidance in person</translation>
    </message>
    <message>
        <source>Cổ động trực quan</source>
        <translation>Visual display</translation>
    </message>
    <message>
        <source>Bộ phận thực hiện</source>
        <translation>Departments</translation>
    </message>
    <message>
        <source>Văn phòng</source>
        <translation>Office</translation>
    </message>
    <message>
        <source>Bộ phận một cửa</source>
        <translation>One-stop desk</translation>
    </message>
    <message>
        <source>Văn hoá</source>
        <translation>Culture</translation>
    </message>
    <message>
        <source>Đối tượng</source>
        <translation>Audiences</translation>
    </message>
    <message>
        <source>Mọi đối tượng</source>
        <translation>Everyone</translation>
    </message>
    <message>
        <source>Cán bộ, công chức, viên chức</source>
        <translation>Officials and public employees</translation>
    </message>
    <message>
        <source>Doanh nghiệp</source>
        <translation>Businesses</translation>
    </message>
    <message>
        <source>Nhân dân</source>
        <translation>The people</translation>
    </message>
    <message>
        <source>Địa điểm</source>
        <translation>Places</translation>
    </message>
    <message>
        <source>Trụ sở UBND</source>
        <translation>People&apos;s Committee headquarters</translation>
    </message>
    <message>
        <source>Nhà văn hoá thôn</source>
        <translation>Village culture house</translation>
    </message>
    <message>
        <source>Các trục đường chính</source>
        <translation>Main roads</translation>
    </message>
    <message>
        <source>Lĩnh vực TTHC</source>
        <translation>Procedure fields</translation>
    </message>
    <message>
        <source>Hộ tịch</source>
        <translation>Civil status</translation>
    </message>
    <message>
        <source>Chứng thực</source>
        <translation>Certification</translation>
    </message>
    <message>
        <source>Đất đai</source>
        <translation>Land</translation>
    </message>
    <message>
        <source>Bảo trợ xã hội</source>
        <translation>Social protection</translation>
    </message>
    <message>
        <source>Người có công</source>
        <translation>People with merit</translation>
    </message>
    <message>
        <source>Đăng ký, quản lý cư trú</source>
        <translation>Residence registration</translation>
    </message>
    <message>
        <source>Nuôi con nuôi</source>
        <translation>Adoption</translation>
    </message>
    <message>
        <source>Giáo dục và Đào tạo</source>
        <translation>Education and Training</translation>
    </message>
    <message>
        <source>Môi trường</source>
        <translation>Environment</translation>
    </message>
    <message>
        <source>Nông nghiệp</source>
        <translation>Agriculture</translation>
    </message>
    <message>
        <source>Tiếp công dân, khiếu nại, tố cáo</source>
        <translation>Citizen reception, complaints, denunciations</translation>
    </message>
    <message>
        <source>Nghĩa vụ quân sự</source>
        <translation>Military service</translation>
    </message>
    <message>
        <source>Tín ngưỡng, tôn giáo</source>
        <translation>Belief and religion</translation>
    </message>
    <message>
        <source>Thi đua, khen thưởng</source>
        <translation>Emulation and commendation</translation>
    </message>
    <message>
        <source>Trẻ em</source>
        <translation>Children</translation>
    </message>
    <message>
        <source>Bồi thường nhà nước</source>
        <translation>State compensation</translation>
    </message>
    <message>
        <source>Hoà giải ở cơ sở</source>
        <translation>Grassroots mediation</translation>
    </message>
    <message>
        <source>Cấp thực hiện</source>
        <translation>Levels</translation>
    </message>
    <message>
        <source>Cấp xã</source>
        <translation>Commune</translation>
    </message>
    <message>
        <source>Cấp trên, tiếp nhận tại xã</source>
        <translation>Higher level, received at the commune</translation>
    </message>
    <message>
        <source>Dùng chung</source>
        <translation>Shared</translation>
    </message>
    <message>
        <source>Sự kiện TTHC</source>
        <translation>Procedure events</translation>
    </message>
    <message>
        <source>Mới ban hành</source>
        <translation>New</translation>
    </message>
    <message>
        <source>Sửa đổi, bổ sung</source>
        <translation>Amended</translation>
    </message>
    <message>
        <source>Thay thế</source>
        <translation>Replaced</translation>
    </message>
    <message>
        <source>Bãi bỏ</source>
        <translation>Repealed</translation>
    </message>
    <message>
        <source>Mức dịch vụ công trực tuyến</source>
        <translation>Online service levels</translation>
    </message>
    <message>
        <source>Mức độ 1</source>
        <translation>Level 1</translation>
    </message>
    <message>
        <source>Mức độ 2</source>
        <translation>Level 2</translation>
    </message>
    <message>
        <source>Mức độ 3</source>
        <translation>Level 3</translation>
    </message>
    <message>
        <source>Mức độ 4</source>
        <translation>Level 4</translation>
    </message>
    <message>
        <source>Toàn trình</source>
        <translation>Fully online</translation>
    </message>
    <message>
        <source>Một phần</source>
        <translation>Partly online</translation>
    </message>
    <message>
        <source>Loại văn bản</source>
        <translation>Document types</translation>
    </message>
    <message>
        <source>Nghị quyết</source>
        <translation>Resolution</translation>
    </message>
    <message>
        <source>Quyết định</source>
        <translation>Decision</translation>
    </message>
    <message>
        <source>Chỉ thị</source>
        <translation>Directive</translation>
    </message>
    <message>
        <source>Quy chế</source>
        <translation>Regulation</translation>
    </message>
    <message>
        <source>Thông cáo</source>
        <translation>Communiqué</translation>
    </message>
    <message>
        <source>Thông báo</source>
        <translation>Notice</translation>
    </message>
    <message>
        <source>Hướng dẫn</source>
        <translation>Guidance</translation>
    </message>
    <message>
        <source>Chương trình</source>
        <translation>Programme</translation>
    </message>
    <message>
        <source>Kế hoạch</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Đề án</source>
        <translation>Scheme</translation>
    </message>
    <message>
        <source>Báo cáo</source>
        <translation>Report</translation>
    </message>
    <message>
        <source>Biên bản</source>
        <translation>Minutes</translation>
    </message>
    <message>
        <source>Tờ trình</source>
        <translation>Submission</translation>
    </message>
    <message>
        <source>Công văn</source>
        <translation>Official letter</translation>
    </message>
    <message>
        <source>Nghị định</source>
        <translation>Decree</translation>
    </message>
    <message>
        <source>Thông tư</source>
        <translation>Circular</translation>
    </message>
    <message>
        <source>Văn bản đi/đến</source>
        <translation>Incoming or own documents</translation>
    </message>
    <message>
        <source>Văn bản đến</source>
        <translation>Incoming document</translation>
    </message>
    <message>
        <source>Văn bản của cơ quan</source>
        <translation>The office&apos;s own document</translation>
    </message>
    <message>
        <source>Kết quả nhiệm vụ</source>
        <translation>Task results</translation>
    </message>
    <message>
        <source>Chưa thực hiện</source>
        <translation>Not done</translation>
    </message>
    <message>
        <source>Đang thực hiện</source>
        <translation>In progress</translation>
    </message>
    <message>
        <source>Đã hoàn thành</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Loại minh chứng</source>
        <translation>Kinds of evidence</translation>
    </message>
    <message>
        <source>Bản ghi âm</source>
        <translation>Recording</translation>
    </message>
    <message>
        <source>Ảnh</source>
        <translation>Photo</translation>
    </message>
    <message>
        <source>Văn bản, biên bản đã ký</source>
        <translation>Signed document or minutes</translation>
    </message>
    <message>
        <source>Sổ theo dõi</source>
        <translation>Log book</translation>
    </message>
    <message>
        <source>Ảnh chụp màn hình</source>
        <translation>Screenshot</translation>
    </message>
    <message>
        <source>Đường dẫn</source>
        <translation>Link</translation>
    </message>
    <message>
        <source>Chức vụ người ký</source>
        <translation>Signer positions</translation>
    </message>
    <message>
        <source>Chủ tịch</source>
        <translation>Chairman</translation>
    </message>
    <message>
        <source>Phó Chủ tịch</source>
        <translation>Deputy Chairman</translation>
    </message>
    <message>
        <source>Tình trạng báo cáo</source>
        <translation>Report statuses</translation>
    </message>
    <message>
        <source>Đang soạn</source>
        <translation>Draft</translation>
    </message>
    <message>
        <source>Đã chốt, chờ ký</source>
        <translation>Closed, to be signed</translation>
    </message>
    <message>
        <source>Đã ban hành</source>
        <translation>Issued</translation>
    </message>
    <message>
        <source>Quan hệ với báo cáo đã ban hành</source>
        <translation>Relation to an issued report</translation>
    </message>
    <message>
        <source>Đính chính</source>
        <translation>Corrects</translation>
    </message>
    <message>
        <source>Thu hồi</source>
        <translation>Recalls</translation>
    </message>
    <message>
        <source>Phần thêm của báo cáo</source>
        <translation>Added parts of the report</translation>
    </message>
    <message>
        <source>Kết quả thực hiện nhiệm vụ trong năm</source>
        <translation>What became of the year&apos;s tasks</translation>
    </message>
    <message>
        <source>Tồn tại, hạn chế, nguyên nhân</source>
        <translation>Shortcomings and causes</translation>
    </message>
    <message>
        <source>Kiến nghị, đề xuất</source>
        <translation>Proposals</translation>
    </message>
    <message>
        <source>Phụ lục: Tổng hợp số liệu</source>
        <translation>Appendix: tally</translation>
    </message>
    <message>
        <source>Phụ lục: Danh mục thủ tục hành chính</source>
        <translation>Appendix: procedures</translation>
    </message>
    <message>
        <source>Phụ lục: Khẩu hiệu, băng rôn</source>
        <translation>Appendix: slogans and displays</translation>
    </message>
    <message>
        <source>Phụ lục: Minh chứng</source>
        <translation>Appendix: evidence</translation>
    </message>
    <message>
        <source>Kiểu đoạn</source>
        <translation>Kind of block</translation>
    </message>
    <message>
        <source>Đề mục phần (I.)</source>
        <translation>Heading of a part (I.)</translation>
    </message>
    <message>
        <source>Đề mục khoản (1.)</source>
        <translation>Heading of a clause (1.)</translation>
    </message>
    <message>
        <source>Đoạn văn</source>
        <translation>Paragraph</translation>
    </message>
    <message>
        <source>Gạch đầu dòng (-)</source>
        <translation>Dashed point (-)</translation>
    </message>
    <message>
        <source>Ý nhỏ (+)</source>
        <translation>Sub-point (+)</translation>
    </message>
    <message>
        <source>Khẩu hiệu (+, đậm)</source>
        <translation>Slogan (+, bold)</translation>
    </message>
    <message>
        <source>Điểm (a, b, c)</source>
        <translation>Lettered point (a, b, c)</translation>
    </message>
    <message>
        <source>Loại tệp của báo cáo</source>
        <translation>Kind of a report file</translation>
    </message>
    <message>
        <source>Bản quét đã ký, đóng dấu</source>
        <translation>Scan, signed and sealed</translation>
    </message>
    <message>
        <source>Tệp khác</source>
        <translation>Other file</translation>
    </message>
    <message>
        <source>Cách đánh số văn bản đi</source>
        <translation>Numbering of outgoing documents</translation>
    </message>
    <message>
        <source>Mỗi loại một dãy số</source>
        <translation>A series for each type</translation>
    </message>
    <message>
        <source>Chung một dãy số</source>
        <translation>One joint series</translation>
    </message>
    <message>
        <source>Cách tính kỳ</source>
        <translation>Calendars</translation>
    </message>
    <message>
        <source>Theo năm dương lịch</source>
        <translation>Calendar year</translation>
    </message>
    <message>
        <source>Theo ngày chốt số liệu (15/12 - 14/12)</source>
        <translation>Statutory cut-off days (15/12 - 14/12)</translation>
    </message>
    <message>
        <source>Danh mục</source>
        <translation>Catalogues</translation>
    </message>
    <message>
        <source>Khẩu hiệu được treo</source>
        <translation>Slogans displayed</translation>
    </message>
    <message>
        <source>câu</source>
        <translation>slogans</translation>
    </message>
    <message>
        <source>TTHC đang có hiệu lực</source>
        <translation>Procedures in force</translation>
    </message>
    <message>
        <source>thủ tục</source>
        <translation>procedures</translation>
    </message>
    <message>
        <source>TTHC mới ban hành</source>
        <translation>New procedures</translation>
    </message>
    <message>
        <source>TTHC sửa đổi, bổ sung</source>
        <translation>Procedures amended</translation>
    </message>
    <message>
        <source>TTHC thay thế</source>
        <translation>Procedures replaced</translation>
    </message>
    <message>
        <source>TTHC bãi bỏ</source>
        <translation>Procedures repealed</translation>
    </message>
    <message>
        <source>TTHC niêm yết chậm</source>
        <translation>Procedures posted late</translation>
    </message>
    <message>
        <source>TTHC chưa niêm yết</source>
        <translation>Procedures not posted</translation>
    </message>
    <message>
        <source>Nhiệm vụ đã hoàn thành</source>
        <translation>Tasks done</translation>
    </message>
    <message>
        <source>nhiệm vụ</source>
        <translation>tasks</translation>
    </message>
    <message>
        <source>Nhiệm vụ đang thực hiện</source>
        <translation>Tasks in progress</translation>
    </message>
    <message>
        <source>Nhiệm vụ chưa thực hiện</source>
        <translation>Tasks not done</translation>
    </message>
    <message>
        <source>Khẩu hiệu trên bảng điện tử</source>
        <translation>Slogans on LED boards</translation>
    </message>
    <message>
        <source>Khẩu hiệu trên băng rôn</source>
        <translation>Slogans on banners</translation>
    </message>
    <message>
        <source>Khẩu hiệu trên phướn</source>
        <translation>Slogans on streamers</translation>
    </message>
    <message>
        <source>Khẩu hiệu trên pa nô</source>
        <translation>Slogans on panels</translation>
    </message>
    <message>
        <source>Khẩu hiệu trên cổng chào</source>
        <translation>Slogans on welcome gates</translation>
    </message>
</context>
</TS>
