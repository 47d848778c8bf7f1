// What the command line says in Vietnamese. Apart from the pages' catalogue: no browser loads these.
export const vi = {
  'cli.usage': 'Cách dùng: congtam <lệnh> [tham số]',
  'cli.commands': 'Các lệnh:',
  'cli.more': 'Xem cách dùng một lệnh: congtam <lệnh> --help',
  'cli.unknown-command': 'Không có lệnh "{name}".',
  'cli.bad-arguments': 'Tham số chưa đúng: {reason}. Cách dùng: {usage}',
  'cli.config-mistakes': 'Cấu hình có {count} chỗ chưa đúng:',
  'cli.unexpected': 'Lỗi ngoài dự kiến: {message}',
  'cli.stopping': 'Đang dừng…',

  'migrate.summary': 'đưa cơ sở dữ liệu lên phiên bản mới nhất (sao lưu trước khi nâng cấp)',
  'migrate.nothing': 'Cơ sở dữ liệu đã ở phiên bản mới nhất ({to}).',
  'migrate.done': 'Đã áp dụng {count} bước, từ phiên bản {from} lên {to}.',
  'migrate.backup': 'Đã sao lưu trước khi nâng cấp: {file}',
  'backup.summary': 'sao lưu toàn bộ cơ sở dữ liệu vào một tệp',
  'backup.done': 'Đã sao lưu {rows} dòng của {tables} bảng vào {file} ({bytes} byte).',
  'evidence.summary': 'kiểm tra các tệp minh chứng: thiếu, bị sửa, hoặc không ai nhắc tới',
  'evidence.lost': 'SAI: tệp minh chứng {hash} (minh chứng {id} của công việc {taskId}): {what}',
  'evidence.gone': 'không còn tệp',
  'evidence.changed': 'nội dung đã bị sửa, không khớp mã băm',
  'evidence.empty': 'tệp trống',
  'evidence.no-file': 'không phải tệp thường (liên kết, thư mục hay ống dẫn) nên không được đọc',
  'evidence.unreadable': 'không đọc được, kiểm tra chủ sở hữu và quyền của tệp',
  'evidence.lost-do':
    'VIỆC CẦN LÀM: giữ lại tệp đang có, chép tệp cùng tên từ thư mục evidence/ cạnh một bản sao lưu về đúng chỗ, rồi chạy lại lệnh này. Chừng nào còn sai, Công Tâm không đưa tệp cho ai.',
  'evidence.stray':
    'CHÚ Ý: {path} không do Công Tâm ghi trong thư mục minh chứng; hãy xem ai đặt vào, lệnh này không xoá.',
  'evidence.open': 'CHÚ Ý: người khác trên máy đọc hoặc sửa được tệp minh chứng {path}. Chạy: chmod 600',
  'evidence.checked':
    '{tenant}: {files} tệp minh chứng, {lost} tệp mất hoặc bị sửa, {orphans} tệp không còn ai nhắc tới.',
  'evidence.swept':
    '{tenant}: {files} tệp minh chứng, {lost} tệp mất hoặc bị sửa; đã dọn {orphans} tệp không còn ai nhắc tới.',
  'backup.evidence':
    'Đã chép {files} tệp minh chứng vào {folder}; {missing} tệp không còn nguyên vẹn (xem: congtam evidence check).',
  'restore.evidence': 'Đã chép lại {files} tệp minh chứng; {missing} tệp không có trong {folder}.',
  'restore.summary': 'khôi phục bản sao lưu vào cơ sở dữ liệu trống',
  'restore.done':
    'Đã khôi phục bản sao lưu ngày {created}: {rows} dòng của {tables} bảng, đã đối chiếu từng bảng.',
  'import.summary': 'nhập danh sách đơn vị, cán bộ hoặc phiếu tuần cũ từ tệp (xem trước; ghi khi có --apply)',
  'import.applied': 'Đã ghi toàn bộ thay đổi, lần nhập số {number}. Hoàn tác: congtam import undo {number}',
  'import.map-written': 'Cách đọc từng cột đã ghi vào {file}. Sửa rồi dùng lại bằng --map.',
  'import.undo-kept': 'Giữ nguyên {count} mục vì đã có việc dựa vào:',
  'import.undo-shown':
    'Mới xem trước, chưa hoàn tác gì. Thêm --reason "lý do" để hoàn tác lần nhập số {number}.',
  'import.undone': 'Đã hoàn tác lần nhập số {number}. Lịch sử giữ nguyên.',
  'import.rehearsed': 'Mới xem trước, chưa ghi gì. Thêm --apply để ghi.',
  'import.errors-open': 'Còn {errors} lỗi, chưa ghi gì. Sửa tệp hoặc trả lời bằng --resolve <tệp.json>.',
  'past-weeks.done':
    'Lần nhập số {number}: {imported} phiếu mới, {replaced} phiếu thay, {same} đã có, {left} để lại. Hoàn tác: congtam import undo-past-weeks {number}',
  'past-weeks.nothing': 'Không có phiếu nào mới: {same} đã có, {left} để lại.',
  'past-weeks.rehearsed':
    '{ready} phiếu sẵn sàng, {same} đã có. Mới xem trước, chưa ghi gì. Thêm --apply để ghi.',
  'past-weeks.blocked':
    '{count} phiếu cần xử lý, chưa ghi gì. Trả lời bằng --resolve <tệp.json>; --incomplete nhận phiếu thiếu điểm; --skip để các phiếu đó lại.',
  'past-weeks.undone':
    'Đã hoàn tác lần nhập phiếu cũ số {number}: {count} phiếu, {restored} bản trước được giữ lại.',
  'tenant.summary': 'tạo một cơ quan mới',
  'tenant.created': 'Đã tạo cơ quan "{name}" ({slug}).',
  'tenant.set-up': 'Người quản trị đầu tiên: mở liên kết dùng một lần này (24 giờ): {link}',
  'rulebook.summary': 'kiểm tra tệp quy định, giải thích điểm, chạy thử quy định trên các kỳ đã quyết định',
  'rulebook.fits':
    '{file}: dùng được. Quy định {id} bản {version}, {examples} ví dụ đúng, {readings} cách hiểu chờ xác nhận, mã {hash}',
  'rulebook.unfounded':
    '{file}: {count} chỗ đổi con số mà chưa ghi căn cứ mới. Vẫn dùng được; người ban hành sẽ thấy điều này.',
  'rulebook.wrong': '{file}: có {count} chỗ sai, chưa dùng được.',
  'dry-run.done':
    '{id} bản {version}, thử trên {cases} hồ sơ đã quyết định theo {on}, từ {from} đến trước {to}: {up} lên mức, {down} xuống mức, {open} chưa có mức, {broken} chỗ vượt tỷ lệ. Chỉ là thử: không dữ liệu nào bị thay đổi.',
  'dry-run.none':
    'Chưa thử được: không có hồ sơ {kind} nào đã quyết định theo {on}, từ {from} đến trước {to}. Cần ít nhất một hồ sơ như vậy.',
  'dry-run.fits':
    '  Đã quyết định: {cases} hồ sơ {of}, từ {from} đến trước {to} (thử được với --from và --to)',
  'dry-run.unfit':
    '  Đã quyết định: {cases} hồ sơ {of}, từ {from} đến trước {to} (không tính lại được bằng bản này: khác kỳ hoặc khác quy định)',
  'dry-run.kind.week': 'tuần',
  'dry-run.kind.month': 'tháng',
  'dry-run.kind.quarter': 'quý',
  'dry-run.kind.half-year': 'nửa năm',
  'dry-run.kind.year': 'năm',
  'dry-run.other':
    '  Chưa có hồ sơ {kind}: đã thử trên hồ sơ {tried} của cùng quy định, theo cùng tiêu chí. Không cho biết từng {kind} sẽ thế nào.',
  'dry-run.level': '  {level}: {before} thành {after}',
  'dry-run.up': 'LÊN    {period}  {unit}, {person}: {before} ({pointsBefore}) thành {after} ({pointsAfter})',
  'dry-run.down':
    'XUỐNG  {period}  {unit}, {person}: {before} ({pointsBefore}) thành {after} ({pointsAfter})',
  'dry-run.open':
    'CHƯA CÓ MỨC  {period}  {unit}, {person}: {before} ({pointsBefore}), điểm mới {pointsAfter}, mức {after}',
  'dry-run.same':
    'KHÔNG ĐỔI  {period}  {unit}, {person}: {before} ({pointsBefore}), nay {after} ({pointsAfter})',
  'dry-run.broken':
    'VƯỢT TỶ LỆ  {period}  {unit}, {group}: mức {level} có {places} chỗ, {reached} người đạt (bản trước: {before})',
  'dry-run.scope.organ': 'cả cơ quan',
  'dry-run.scope.leading': 'nhóm lãnh đạo, quản lý',
  'dry-run.scope.others': 'nhóm không giữ chức vụ quản lý',
  'dry-run.scope.pooled': 'các nhóm gộp lại',
  'dry-run.written': 'Đã ghi {count} chỗ đổi vào {file}.',
  'tls.summary': 'tạo chứng thư HTTPS từ một cơ quan chứng thực nội bộ',
  'tls.done': 'Chứng thư cho {names}, dùng đến {until}: {cert}',
  'tls.trust': 'Cài tệp này vào máy của người dùng làm cơ quan chứng thực tin cậy: {ca}',
  'tls.used': 'congtam start tự dùng chứng thư này; ở nơi khác hãy đặt TLS_CERT={cert} TLS_KEY={key}',

  'start.summary': 'chạy Công Tâm với dữ liệu thật',
  'start.building': 'Đang dựng giao diện lần đầu (khoảng 20 giây)…',
  'start.open': 'Công Tâm đang chạy tại {address}',
  'start.set-up': 'Người quản trị đầu tiên của "{name}": mở liên kết dùng một lần này (24 giờ): {link}',
  'demo.summary': 'chạy với dữ liệu mẫu: một phường, mười hai tuần, tuần này ở mọi bước',
  'demo.seeding': 'Đang tạo dữ liệu mẫu (dưới một phút)…',
  'demo.week': '  tuần {week} xong',
  'demo.open': 'Mở {address}',
  'demo.sign-ins': 'Đăng nhập (mật khẩu chung: {password}):',
  'demo.other-body': 'Một cơ quan thứ hai, dữ liệu tách biệt: {address}',
  'demo.try':
    'Thử: gửi tuần này (công chức) → chấm (quản lý) → phê duyệt (cấp có thẩm quyền) → mở “Vì sao điểm này”.',
  'demo.role.clerk': '    công chức, tuần này đã điền sẵn',
  'demo.role.manager': '    người chấm (phó giám đốc trung tâm)',
  'demo.role.authority': '    người phê duyệt (phó chủ tịch kiêm giám đốc)',
  'demo.role.head': '    trưởng phòng: một cấp vừa đánh giá vừa quyết định cấp phó',
  'demo.role.leader': '    chủ tịch: đánh giá và quyết định các trưởng phòng',
  'demo.role.office': '    Văn phòng: theo dõi, chốt tuần',
  'demo.role.body-office': '    Văn phòng của cả cơ quan: gia hạn, chốt tháng, quý, năm',
  'demo.role.organization-admin': '    cán bộ tổ chức: nhập danh sách, cấp tài khoản',
  'demo.role.inspector': '    kiểm tra: chỉ đọc',
  'demo.role.regulation-editor': '    Văn phòng cũng soạn quy định: chạy thử, đề nghị',
  'demo.role.regulation-approver': '    chủ tịch cũng ban hành quy định do người khác đề nghị',

  'config-invalid-url': '{name}: không phải địa chỉ hợp lệ. Cần dạng {allowed}',
  'config-invalid-number': '{name}: cần một số trong khoảng {allowed}',
  'config-invalid-zone': '{name}: không có múi giờ này. Ví dụ: {allowed}',
  'config-invalid-choice': '{name}: cần một trong các giá trị {allowed}',
  'config-invalid-proxy': '{name}: cần địa chỉ IP hoặc dải mạng, cách nhau bằng dấu phẩy. Ví dụ: {allowed}',
  'config-incomplete-database':
    'Cần đủ cả ba DATABASE_URL, MIGRATION_DATABASE_URL, JOB_DATABASE_URL, hoặc bỏ cả ba để dùng cơ sở dữ liệu kèm theo. Còn thiếu: {missing}',
  'config-same-database-role':
    '{name}: tài khoản của ứng dụng phải khác tài khoản của MIGRATION_DATABASE_URL, vì ứng dụng không được sở hữu bảng.',
  'config-incomplete-tls': 'TLS_CERT và TLS_KEY đi cùng nhau. Còn thiếu: {missing}',
  'config-insecure-public-url':
    '{name}: phải bắt đầu bằng https:// khi không phải máy này, vì cookie an toàn không đi qua HTTP thường.',
  'config-relative-folder': '{name}: cần đường dẫn đầy đủ, bắt đầu từ gốc.',
  'config-folder-inside':
    '{name} không được nằm trong {outer}: bản giữ lại phải ở nơi người quản trị dữ liệu không sửa được. Chọn thư mục khác.',
  'config-invalid-mail': '{name}: cần địa chỉ thư dạng {allowed}',
  'config-incomplete-mail':
    'CHECKPOINT_MAIL và MAIL_RETURN_TO cần SMTP_URL cùng MAIL_FROM (hai biến này có thể đặt riêng); MAIL_RETURNED_DIR cần MAIL_RETURN_TO. Còn thiếu: {missing}',
  'config-open-without-tls':
    'HOST={host} mở ra ngoài máy này mà chưa có HTTPS. Chọn một: (1) đặt TLS_CERT và TLS_KEY; (2) chạy "congtam tls <tên máy>" để tự tạo chứng thư; (3) đặt PUBLIC_URL=https://… và TRUSTED_PROXIES=<địa chỉ proxy> nếu đứng sau proxy; (4) bỏ HOST để chỉ phục vụ trên máy này.',

  'binaries-missing':
    'Thiếu gói PostgreSQL {name}. Chạy lại "npm ci", hoặc đặt DATABASE_URL, MIGRATION_DATABASE_URL, JOB_DATABASE_URL để dùng PostgreSQL có sẵn.',
  'data-folder-broken':
    'Không đọc được {file}, hoặc tệp không khớp với cơ sở dữ liệu. Lấy lại từ bản sao lưu.',
  'data-folder-foreign':
    'Thư mục {folder} thuộc tài khoản số {uid}. Chạy bằng tài khoản đó, hoặc chọn DATA_DIR khác.',
  'data-folder-other-major':
    'Thư mục {folder} do PostgreSQL {found} tạo; chương trình này dùng PostgreSQL {wanted} và không đọc được. Sao lưu bằng phiên bản cũ ("congtam backup"), rồi khôi phục vào DATA_DIR mới ("congtam restore").',
  'data-folder-unreachable':
    'Khi chạy bằng root, cơ sở dữ liệu dùng một tài khoản riêng và không vào được {folder} (bị chặn ở {closed}). Chọn DATA_DIR khác, ví dụ /var/lib/cong-tam.',
  'database-in-use': 'Một chương trình khác đang phục vụ từ thư mục {folder}.',
  'database-start-failed': 'Không khởi động được cơ sở dữ liệu: {reason}',
  'database-stop-failed':
    'Cơ sở dữ liệu không chịu dừng sau 2 phút (tiến trình {pid}). Hãy xem nhật ký rồi dừng tiến trình ấy.',
  'database-unavailable': 'Không kết nối được với cơ sở dữ liệu.',
  'commit-outcome-unknown': 'Mất kết nối đúng lúc ghi; chưa biết việc ghi đã xong hay chưa.',
  'commit-rolled-back': 'Cơ sở dữ liệu đã huỷ việc ghi.',
  'server-too-old': 'PostgreSQL {found} quá cũ; cần {wanted} trở lên.',
  'server-unsafe-setting': 'PostgreSQL đang tắt {setting}: mất điện là mất dữ liệu. Bật lại rồi khởi động.',
  'role-too-powerful':
    'Tài khoản {role} có quyền {right}, nên bỏ qua được lớp bảo vệ theo dòng. Dùng một tài khoản thường.',
  'role-owns-tables':
    'Tài khoản {role} sở hữu bảng {table}. Ứng dụng phải dùng tài khoản không sở hữu bảng nào.',
  'migration-edited':
    'Bước {name} đã áp dụng nhưng tệp nay khác trước. Khôi phục tệp gốc; thay đổi mới cần một bước mới.',
  'migration-missing':
    'Cơ sở dữ liệu mới hơn chương trình này: đã có bước {name}. Dùng phiên bản chương trình mới hơn.',
  'migration-misnamed': 'Tệp {name} sai tên hoặc sai thứ tự; chờ số {expected}.',
  'migration-ended-transaction':
    'Bước {name} tự kết thúc giao dịch; tệp không được chứa COMMIT hay ROLLBACK.',
  'migration-failed': 'Bước {name} không áp dụng được, không có gì thay đổi: {reason}',
  'backup-filtered':
    'Không sao lưu được: bảng {table} che bớt dòng với tài khoản của MIGRATION_DATABASE_URL. Cho chủ sở hữu một chính sách "using (true)".',
  'backup-unreadable': 'Không đọc được tệp sao lưu {file}: {reason}. Kiểm tra đường dẫn và quyền đọc.',
  'backup-damaged':
    'Tệp sao lưu bị hỏng hoặc bị sửa: {reason}. Chưa ghi dòng nào; hãy dùng bản sao lưu khác.',
  'backup-foreign': 'Tệp sao lưu không khớp với cơ sở dữ liệu ở bảng {table}.',
  'backup-newer':
    'Bản sao lưu mới hơn chương trình này (có bước {name}). Dùng phiên bản chương trình mới hơn.',
  'backup-target-exists': 'Tệp {file} đã có. Chọn tên khác.',
  'restore-not-empty':
    'Cơ sở dữ liệu không trống (bảng {table}). Khôi phục vào DATA_DIR mới hoặc một cơ sở dữ liệu mới; không có gì bị ghi đè.',
  'roll-up.summary': 'đối chiếu số liệu tháng, quý, năm với hồ sơ, hoặc tính lại từ đầu',
  'roll-up.checked':
    '{tenant}: {periods} kỳ, {persons} dòng của người, {units} dòng của đơn vị tính lại từ đầu: {differences} chỗ khác.',
  'roll-up.differs-person': 'KHÁC: {regime} {period}, {name} (người số {id}): {fields}',
  'roll-up.differs-result': 'KHÁC: {regime} {period}, kết quả riêng của {name} (đơn vị số {id}): {fields}',
  'roll-up.differs-unit': 'KHÁC: {regime} {period}, {name} (đơn vị số {id}): {fields}',
  'roll-up.differs-work':
    'KHÁC: {lines} dòng tổng hợp công việc theo vị trí việc làm không khớp với sổ công việc',
  'roll-up.repair': 'Tính lại từ hồ sơ: congtam roll-up rebuild',
  'roll-up.rebuilt': '{tenant}: đã tính lại {periods} kỳ, {persons} dòng của người.',
  'roll-up.late': '{regime} {period}: hồ sơ đã khác bản chốt, lập bản {version} ({moved} người thay đổi).',
  'verify.summary': 'kiểm tra chuỗi lịch sử và đối chiếu từng trạng thái với lịch sử của nó',
  'verify.trouble': 'SAI: {kind} {id}, bước {seq}: {what}',
  'verify.done':
    '{tenant}: {acts} bước của {records} hồ sơ, {texts} đoạn văn bản ({erased} đã bị xoá): {troubles} chỗ sai.',
  'verify.no-tenant': 'Không có đơn vị nào tên {slug}.',
  'verify.results':
    '{tenant}: {count} kết quả theo {rulebook} đã tính lại đến chữ số cuối: {differing} chỗ khác.',
  'verify.results-none': '{tenant}: chưa có kết quả nào để tính lại.',
  'verify.result-differs': 'kết quả đã ghi không bằng kết quả tính lại ({detail})',
  'verify.act-missing': 'thiếu bước này',
  'verify.chain-broken': 'không nối với bước trước',
  'verify.act-changed': 'nội dung bước đã bị sửa',
  'verify.week-changed': 'tuần ghi ở bước đã bị sửa',
  'verify.text-changed': 'văn bản đã bị sửa',
  'verify.text-added': 'văn bản bị thêm vào',
  'verify.unlawful': 'bước này không thể xảy ra ({detail})',
  'verify.state-differs': 'trạng thái không khớp lịch sử ({detail})',
  'verify.state-missing': 'mất trạng thái hiện tại',
  'verify.history-missing': 'có trạng thái nhưng không có lịch sử',
  'verify.sum-differs':
    'tổng khối lượng công việc của đơn vị này không khớp sổ công việc ({detail}); tính lại bằng "congtam roll-up rebuild"',
  'verify.kept': 'Đối chiếu với bản giữ bên ngoài của {origin}: {size} mục.',
  'verify.kept-damaged':
    'SAI: chính tệp giữ bên ngoài bị sửa hoặc hỏng từ mục {no} ({what}); chỉ đối chiếu được {size} mục đầu. Hãy dùng một bản giữ khác.',
  'verify.kept-nothing':
    'SAI: tệp giữ bên ngoài không có điểm niêm phong nào nguyên vẹn, nên không đối chiếu được gì. Hãy dùng một bản giữ khác.',
  'verify.kept-torn':
    'CHÚ Ý: phần cuối của tệp giữ bên ngoài bị đứt (máy dừng đột ngột, hoặc tệp bị cắt); chỉ đối chiếu {size} mục đầu.',
  'verify.folder-foreign':
    'SAI: tệp {file} trong thư mục niêm phong là của {kept}. Giữ tệp lại, tìm bản đúng.',
  'verify.folder-older':
    'SAI: tệp {file} chỉ còn {size} mục, trong khi đã giao {delivered} mục: tệp bị cắt hoặc bị thay bằng bản cũ. Giữ một bản của tệp rồi mới chạy lại Công Tâm, chương trình sẽ ghi bù.',
  'verify.folder-gone':
    'SAI: không đối chiếu được với {file}, nơi đã giao {delivered} mục. Tìm lại tệp, hoặc đối chiếu với bản giữ khác: congtam verify --checkpoint <tệp>.',
  'verify.other-log': 'Tệp này là sổ của {origin}, còn bản giữ bên ngoài là của {kept}.',
  'verify.first-wrong': 'MỤC SAI ĐẦU TIÊN: số {no} ({subject}): {what}',
  'verify.first-wrong-among': 'MỤC SAI ĐẦU TIÊN nằm trong các số {no} đến {to}: {what}',
  'verify.log-none': '{origin}: chưa có sổ niêm phong.',
  'verify.log-uncompared':
    '{origin}: tự sổ không thấy sai, {entries} mục; nhưng chưa đối chiếu hết với bản giữ bên ngoài, nên CHƯA thể coi là nguyên vẹn.',
  'verify.what-to-do':
    'VIỆC CẦN LÀM: giữ nguyên cơ sở dữ liệu và mọi bản giữ bên ngoài, không sửa gì; đối chiếu thêm với bản giữ khác (--checkpoint <tệp>); báo người có trách nhiệm kiểm tra.',
  'verify.log-whole':
    '{origin}: sổ niêm phong nguyên vẹn, {entries} mục, {checkpoints} điểm niêm phong, điểm cuối lúc {at}.',
  'verify.unsealed-none': '{tenant}: mọi bước đều đã vào sổ niêm phong.',
  'verify.unsealed': '{tenant}: {count} bước chưa vào sổ niêm phong; bước cũ nhất lúc {at}, cách đây {age}.',
  'verify.log-subtree':
    'SAI: giá trị trung gian của cây trên các mục {no} đến {to} bị sửa hoặc thiếu (bảng log_node): giấy chứng thực sẽ sai và sổ ngừng niêm phong. Các mục không vì thế mà sai. Khôi phục bảng này từ bản sao lưu.',
  'verify.slipped-in':
    'SAI: {kind} {id}, bước {seq}: ghi thời điểm {at} nhưng không có trong sổ, dù sổ đã niêm phong về sau hơn một giờ.',
  'verify.log-entry-missing': 'thiếu mục này trong sổ',
  'verify.log-entry-unreadable': 'mục không đúng dạng',
  'verify.log-kept-differs': 'mục khác với bản giữ bên ngoài',
  'verify.log-kept-longer': 'sổ bị cắt ngắn: bản giữ bên ngoài có mục này',
  'verify.log-kept-root': 'gốc cây khác với bản giữ bên ngoài',
  'verify.log-kept-signature':
    'bản giữ bên ngoài không mang chữ ký của khoá trong sổ: chính bản giữ đã bị sửa',
  'verify.log-act-missing': 'bước đã niêm phong không còn',
  'verify.log-act-changed': 'bước không còn như lúc niêm phong',
  'verify.log-chain-broken': 'bước không nối vào bước trước',
  'verify.log-backdated': 'bước mang thời điểm sớm hơn một giờ so với điểm niêm phong trước đó',
  'verify.log-key-invalid': 'khoá ký không được khoá trước xác nhận',
  'verify.log-checkpoint-unreadable': 'điểm niêm phong không đúng dạng',
  'verify.log-checkpoint-size': 'điểm niêm phong nói một số mục khác',
  'verify.log-checkpoint-root': 'gốc cây khác với điểm niêm phong',
  'verify.log-checkpoint-signature': 'chữ ký của điểm niêm phong không đúng',
  'verify.log-checkpoint-row':
    'gốc cây hay thời điểm ghi trong cơ sở dữ liệu không phải của điểm niêm phong đã ký',
  'verify.log-unsigned': 'các mục cuối chưa có điểm niêm phong',
  'verify.log-key-lost':
    'CHÚ Ý: từ mục {no} ({at}) sổ dùng khoá mới mà không có chữ ký của khoá cũ (đã báo mất).',
  'verify.log-key-changed': 'Từ mục {no} ({at}) sổ dùng khoá mới, có chữ ký của khoá cũ.',
  'verify.log-clock-back': 'CHÚ Ý: đồng hồ máy chủ lùi lại ở điểm niêm phong {no} ({at}).',
  'checkpoint.summary': 'xuất điểm niêm phong để giữ ở nơi khác; đổi khoá ký',
  'checkpoint.exported':
    'Đã ghi điểm niêm phong {size} mục (lúc {at}) vào {file}. Hãy giữ ở nơi người quản trị máy chủ không sửa được.',
  'checkpoint.none': '{tenant}: chưa có sổ niêm phong. Sổ bắt đầu khi Công Tâm chạy (congtam start).',
  'checkpoint.no-key': 'Không có khoá ký trong {folder}. Nếu khoá đã mất hẳn: congtam checkpoint key-lost.',
  'checkpoint.key-changed': '{tenant}: từ nay ký bằng khoá {key}',
  'checkpoint.key-not-changed': '{tenant}: chưa đổi được khoá; khoá cũ vẫn được giữ. Khoá mới: {key}',
  'checkpoint.mail-subject': '[Công Tâm] Điểm niêm phong {slug}: {size} mục',
  'checkpoint.mail-text':
    'Điểm niêm phong của sổ ghi mọi bước đánh giá tại {name}. Thư không chứa tên người hay điểm số.\nHãy giữ thư này. Khi cần kiểm tra: lưu tệp đính kèm rồi chạy "congtam verify --checkpoint <tệp>".',
  'mail.summary': 'nhận một thư bị trả lại, do máy chủ thư chuyển vào',
  'mail.stopped': 'Địa chỉ không còn nhận thư: đã tạm dừng gửi và báo người quản trị.',
  'mail.lost': 'Thư đã không tới nơi; địa chỉ vẫn giữ nguyên.',
  'mail.nothing': 'Không có gì phải ghi: thư tự động, báo chậm, hoặc đã ghi trước đó.',
  'mail.unknown': 'Không phải thư trả lại của một thư hệ thống này đã gửi.',
  'log.summary': 'xuất toàn bộ sổ niêm phong để người ngoài kiểm tra',
  'log.exported': 'Đã ghi {size} mục cùng các bước vào {file}. Kiểm tra: node verifier/verify.mjs {file}',
  'log-file-missing': 'Không đọc được tệp {file}. Kiểm tra đường dẫn và quyền đọc.',
  'log-file-folder': '{file} là thư mục. Hãy chỉ rõ tệp, ví dụ tệp <mã đơn vị>.log trong đó.',
  'log-file-empty': 'Tệp {file} trống. Lấy lại tệp từ nơi đã giữ.',
  'log-file-packed': 'Tệp {file} đang ở dạng nén. Giải nén rồi chạy lại.',
  'log-file-rewritten':
    'Tệp {file} đã bị một chương trình khác lưu lại (đổi dấu xuống dòng hoặc bảng mã). Dùng tệp đúng như lúc nhận; nếu chỉ còn bản này: bỏ ký tự CR và dấu BOM rồi chạy lại.',
  'log-file-several': 'Tệp {file} có nhiều hơn một điểm niêm phong. Lưu mỗi điểm vào một tệp riêng.',
  'log-file-cut':
    'Tệp {file} bắt đầu như một điểm niêm phong hay sổ niêm phong nhưng bị cắt hoặc bị sửa. Lấy lại tệp từ nơi đã giữ.',
  'log-file-note':
    'Tệp {file} chỉ là một điểm niêm phong. Đưa tệp này vào --checkpoint; --log cần sổ xuất bằng congtam log export.',
  'log-file-foreign': 'Tệp {file} không phải sổ niêm phong hay điểm niêm phong của Công Tâm.',
  'key-readable-by-others': 'Người khác đọc được khoá ký {file}. Chạy: chmod 600 {file}',
  'key-unreadable': 'Không đọc được khoá ký ở {file}. Kiểm tra chủ sở hữu và quyền của tệp, thư mục.',
  'key-damaged':
    'Tệp khoá ký {file} hỏng. Lấy lại từ bản giữ riêng, hoặc bỏ tệp đi và chạy congtam checkpoint key-lost.',
} as const;
