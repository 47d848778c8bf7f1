// Short help, the keyboard included. Same link everywhere.
export const help = {
  'help.title': 'Trợ giúp',
  'help.lead': 'Một tuần đi qua bốn bước. Trang Việc của tôi luôn cho biết bước tiếp theo và hạn.',
  'help.tour': 'Hướng dẫn hai phút',
  'help.tourText': 'Đi qua các trang anh/chị dùng, mỗi trang một câu. Dừng lúc nào cũng được.',
  'help.tourBegin': 'Xem hướng dẫn',
  'help.steps': 'Bốn bước của một tuần',
  'help.step1': 'Tự đánh giá',
  'help.step1Text':
    'Ghi công việc, sản phẩm trong tuần, tự chấm ba tiêu chí rồi gửi. Chữ đang gõ tự lưu, tắt máy cũng không mất. Rút lại được khi người chấm chưa mở.',
  'help.step2': 'Chấm điểm',
  'help.step2Text': 'Quản lý trực tiếp chấm, hoặc trả lại kèm lý do để anh/chị bổ sung rồi gửi lại.',
  'help.step3': 'Phê duyệt',
  'help.step3Text':
    'Người có thẩm quyền quyết định điểm và mức. Anh/chị thấy ba cột điểm cạnh nhau và lý do của từng người.',
  'help.step4': 'Chốt tuần',
  'help.step4Text':
    'Sau khi chốt, kết quả không đổi. Trước đó anh/chị có thể ghi ý kiến khác. Sau đó muốn sửa phải mở lại: hai người và một lý do.',
  'help.often': 'Câu hỏi thường gặp',
  'help.q1': 'Gửi trễ thì sao?',
  'help.a1': 'Vẫn gửi được cho tới khi chốt tuần; hồ sơ chỉ ghi là trễ.',
  'help.q2': 'Mất mạng giữa chừng?',
  'help.a2':
    'Cứ viết tiếp. Nội dung được mã hoá và lưu trên máy này, có mạng thì lưu lên máy chủ. Riêng việc gửi phải chờ có mạng.',
  'help.q3': 'Vì sao điểm như vậy?',
  'help.a3':
    'Mở kết quả, bấm “Vì sao điểm này”: từ tiêu chí tới người chấm, lý do và điều khoản của quy định.',
  'help.q4': 'Ai đọc được báo cáo của tôi?',
  'help.a4': 'Trang kiểm tra trước khi gửi nêu đủ tên. Trong Hồ sơ của tôi có danh sách ai đã xem.',
  'help.q5': 'Không đồng ý với kết quả?',
  'help.a5':
    'Ghi ý kiến khác trên trang kết quả trước khi chốt tuần. Người phê duyệt phải mở xem trước khi chốt.',
  'help.q6': 'Tháng, quý, năm của tôi tính thế nào?',
  'help.a6':
    'Mở Hồ sơ của tôi, mục Tháng, quý, năm: mỗi kỳ mở được đến từng tuần và giá trị chính xác. Tuần chưa có kết quả ghi là thiếu, không tính là 0.',
  'help.q7': 'Quý, năm làm ở đâu?',
  'help.a7':
    'Việc của tôi, thẻ “Đánh giá theo kỳ và tập thể”: mở hồ sơ, ghi việc được giao, gửi. Người phê duyệt ký nhiều hồ sơ một lần ở trang của kỳ; đơn vị chốt kỳ ở trang kỳ của đơn vị. Phiếu in được ngay trên hồ sơ.',
  'help.q8': 'Đơn vị tự đánh giá tuần thế nào?',
  'help.a8':
    'Trưởng đơn vị mở từ Việc của tôi, bắt đầu từ việc các thành viên đã báo cáo, chấm và gửi; cấp trên xác nhận, thấy điểm trung bình của thành viên bên cạnh. Có thể uỷ quyền cho một người soạn.',
  'help.q9': 'Buổi làm việc trực tiếp là gì?',
  'help.a9':
    'Sau hai tuần liên tiếp được tính có nhiều việc quan trọng chưa làm và có vi phạm, hệ thống đề xuất; Văn phòng và người đứng đầu đơn vị quyết định. Anh/chị đọc được mọi sự việc đã ghi, ký xác nhận biên bản hoặc nêu ý kiến khác. Không có điểm nào bị trừ vì việc này.',
  'help.places': 'Trang nào để làm gì',
  'help.place.today': 'Tuần này, bước tiếp theo, hạn, các kỳ quý và năm.',
  'help.place.queue': 'Hồ sơ chờ anh/chị chấm, phê duyệt, chốt hoặc trả lời; quá hạn đứng trước.',
  'help.place.work': 'Việc được giao, việc tự ghi, hạn, nghiệm thu và giờ đã ghi trong tuần.',
  'help.place.unit': 'Ai đã gửi, hồ sơ đang ở ai, chốt tuần.',
  'help.place.office': 'Mỗi đơn vị đến bước nào, ai đang giữ việc, nhắc và gia hạn.',
  'help.place.talks': 'Đề xuất theo quy định sau hai tuần, quyết định, biên bản và việc đã thống nhất.',
  'help.place.difficulties': 'Điều đơn vị nêu, ai phụ trách, trả lời và quyết định của lãnh đạo.',
  'help.place.roll-up': 'Kết quả của đơn vị theo tháng, quý, 6 tháng, năm; mở xuống tới từng hồ sơ.',
  'help.place.staffing': 'Sản phẩm đã nghiệm thu theo vị trí việc làm, số vị trí cần và bản mô tả dự thảo.',
  'help.place.post-map': 'Ai chấm, ai phê duyệt từng chức vụ, theo quan hệ nào.',
  'help.place.find': 'Gõ tên, có dấu hoặc không dấu.',
  'help.place.health': 'Những chỗ chưa ổn trong cơ cấu và nơi để sửa.',
  'help.place.connectors': 'Hệ thống văn bản, một cửa gửi việc vào; việc chưa nhận được và cách xử lý.',
  'help.place.past-weeks':
    'Đưa phiếu tuần làm trên bảng tính trước đây vào làm hồ sơ lịch sử: nhiều tệp một lần, xem trước, hoàn tác được.',
  'help.place.import':
    'Danh sách đơn vị, danh sách người từ bảng tính: kiểm tra trước, áp dụng sau, hoàn tác được.',
  'help.place.accounts': 'Cấp mã đăng nhập lần đầu, khoá tài khoản.',
  'help.place.roles': 'Ai là văn phòng, kiểm tra, quản trị; phạm vi và văn bản giao.',
  'help.place.delegation': 'Giao người khác chấm hoặc phê duyệt thay trong một thời gian.',
  'help.place.leave': 'Nghỉ phép, công tác, đi học: căn cứ để tuần không tính.',
  'help.place.calendar': 'Ngày nghỉ, ngày làm bù và hạn của từng bước.',
  'help.place.reopen': 'Đề nghị mở lại hồ sơ đã quyết định và trả lời đề nghị.',
  'help.place.log': 'Mọi việc đã ghi được niêm phong nối tiếp nhau; kiểm tra được có ai sửa về sau không.',
  'help.place.catalogue':
    'Sản phẩm, công việc chuẩn của cơ quan: hệ số quy đổi, giờ chuẩn, thời hạn. Văn phòng nhập và sửa; ai cũng có thể đề nghị thay đổi.',
  'help.place.rulebook':
    'Tiêu chí, mức, thẩm quyền, thời hạn của quy định đang áp dụng và căn cứ của từng chỗ.',
  'help.place.studio': 'Soạn hoặc sửa quy định, chạy thử trên kỳ đã có, đề nghị; người thứ hai cho áp dụng.',
  'help.place.my-record': 'Điểm các tuần, các kỳ, ai đã xem hồ sơ, phiên đăng nhập của mình.',
  'help.place.help': 'Trang này.',
  'help.admin': 'Dành cho người quản trị tổ chức',
  'help.adminQ1': 'Đoán sai cột khi nhập tệp?',
  'help.adminA1':
    'Mở “Cách đọc tệp” trên trang kiểm tra, chọn lại từng cột rồi bấm Đọc lại. Có thể nhớ cách đọc cho tệp sau.',
  'help.adminQ2': 'Nhập nhầm danh sách?',
  'help.adminA2':
    'Mở lần nhập đó, bấm Hoàn tác (trong 90 ngày). Trang nêu rõ những gì trở lại như cũ và ai được giữ nguyên vì đã có tuần đánh giá.',
  'help.adminQ3': 'Cơ cấu có chỗ nào chưa ổn?',
  'help.adminA3':
    'Trang Rà soát cơ cấu liệt kê người chưa có ai chấm, đơn vị chưa có trưởng, tài khoản thừa, và dẫn tới nơi sửa.',
  'help.line': 'Một dòng ghi việc hiểu những gì',
  'help.lineHint':
    'Gõ có dấu hay không dấu đều được. Những gì đã hiểu hiện thành nhãn dưới dòng; bấm vào nhãn để giữ nguyên thành chữ.',
  'help.line.state': 'Tờ trình 214 xong 3h',
  'help.line.stateMeans':
    'Xong hôm nay, 3 giờ. Cũng hiểu “x”, “đã xong”, “hoàn thành”; “chưa xong” thì không.',
  'help.line.share': 'Tổng kiểm kê đất xong 2h',
  'help.line.shareMeans':
    'Việc chung: người chủ trì ghi “xong” là giao sản phẩm của cả việc; người phối hợp ghi “xong” là phần việc của mình đã xong, người chủ trì được báo.',
  'help.line.minutes': 'Họp giao ban 1h30',
  'help.line.minutesMeans':
    'Thời gian: 90p, 90 phút, 2,5h, 1 giờ 30 phút. “Từ 8h đến 10h” là giờ họp, không phải thời gian làm.',
  'help.line.day': 'Họp dân hôm qua',
  'help.line.dayMeans': 'Ngày làm: hôm kia, thứ hai, 18/11, thứ ba tuần trước. Không ghi cho ngày chưa tới.',
  'help.line.due': 'Trình công văn hạn thứ sáu tuần sau',
  'help.line.dueMeans': 'Hạn: hạn 25/11, trước 25/11, hạn mai.',
  'help.line.move': 'Tờ trình 214 gia hạn đến ngày mai vì chờ ý kiến Sở',
  'help.line.moveMeans':
    'Việc đang làm được hạn mới: ai được đổi thì đổi, người chủ trì khác thì gửi đề nghị tới người giao; trang nói rõ là cách nào trước khi gửi. Cũng hiểu “đến thứ sáu”, “hạn mới 5/12”, “lùi sang …”. Luôn cần lý do.',
  'help.line.part': 'Rà soát quy hoạch 50%',
  'help.line.partMeans': 'Cả việc được bao nhiêu; ghi cho tuần của ngày làm.',
  'help.line.quantity': 'Thẩm định 12 hồ sơ xong',
  'help.line.quantityMeans':
    'Số lượng; cũng ghi được “x12”. Số sau tên văn bản (công văn số 12) là số văn bản.',
  'help.line.tag': 'Họp với Sở #quyhoach',
  'help.line.tagMeans': 'Nhãn của riêng anh/chị.',
  'help.line.task': '214 2h',
  'help.line.taskMeans':
    'Tên hoặc số của một việc đang làm: dòng được ghi vào việc đó. Còn ngờ thì trang hỏi lại.',
  'help.line.item': 'TP-04 Tờ trình về đất xong',
  'help.line.itemMeans':
    'Mã, hoặc đúng tên một mục của danh mục: việc mới tính theo hệ số và giờ chuẩn của mục đó.',
  'help.lineWords':
    'Ai không giữ phần nào của việc thì không ghi được vào việc đó. Hoàn tác rút lại mọi điều dòng đó đã làm.',
  'help.key': 'Phím',
  'help.does': 'Tác dụng',
  'help.keysWork': 'Ghi việc trong ngày',
  'help.keysWeek': 'Tuần của tôi',
  'help.keysAll': 'Mọi trang',
  'help.moreTitle': 'Xem thêm',
  'help.more': 'Điểm, mức, thời hạn lấy từ đâu:',
  'help.moreLink': 'Quy định đang áp dụng',
  'help.ask':
    'Sai đơn vị, sai người chấm hoặc không đăng nhập được: báo người quản trị tài khoản của đơn vị.',
  'help.keysLead': 'Bàn phím đủ cho mọi việc; không phím nào bắt buộc.',
  'help.singleKeys': 'Phím đơn',
  'help.singleKeysOn': 'Dùng phím đơn trong danh sách (J, K, A, E, C, R, Z, ?)',
  'help.singleKeysHint':
    'Tắt khi dùng trình đọc màn hình, nhập bằng giọng nói hoặc hay bấm nhầm. Mũi tên, Enter và các phím Ctrl vẫn dùng được.',
} as const;
